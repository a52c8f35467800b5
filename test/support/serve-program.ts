import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";

/** A program for a page, from the file that it begins with; the packages in it as built, or as a condition says. */
export async function bundleForPage(entry: string, conditions: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions,
    write: false,
    // Built packages mark their files as free of side effects, and import them for order's sake all the same.
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** An address of this machine with one page, which runs the program. `otherwise` answers what isn't the page. */
export async function serveProgram(
  program: string,
  atEnd: (end: () => Promise<void>) => unknown,
  otherwise: RequestListener = (_, response) => response.writeHead(404).end(),
): Promise<string> {
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
