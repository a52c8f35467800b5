import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";

interface PageFile {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** The built page's files by their path on the server: only what is listed here can be had. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export async function loadPage(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, PageFile]> => {
        const file = join(entry.parentPath, entry.name);
        const path = `/${file.slice(folder.length).replaceAll(sep, "/")}`;
        const contentType = contentTypes[extname(file)] ?? "application/octet-stream";
        return [path, { content: new Uint8Array(await readFile(file)), contentType }];
      }),
  );
  return new Map(files);
}
