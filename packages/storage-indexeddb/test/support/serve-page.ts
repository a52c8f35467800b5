import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

let building: Promise<string> | undefined;

/** What stands in `page-kit.ts`, with the packages from their sources. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page-kit.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["@schwab-kit/source"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * An address of this machine with one page that has the packages as `kit`. `otherwise` answers
 * what isn't the page.
 */
export async function servePage(
  atEnd: (end: () => Promise<void>) => unknown,
  otherwise: RequestListener = (_, response) => response.writeHead(404).end(),
): Promise<string> {
  building ??= bundle();
  const program = await building;
  const server = createServer((request, response) => {
    if (request.url === "/") {
      response
        .setHeader("content-type", "text/html")
        .end('<!doctype html><title>tab</title><script type="module" src="/kit.js"></script>');
    } else if (request.url === "/kit.js") {
      response
        .setHeader("content-type", "text/javascript")
        // A sandboxed frame is of another origin than its own server.
        .setHeader("access-control-allow-origin", "*")
        .end(program);
    } else otherwise(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
