import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes that this code brings a web page, with all it imports: minified and gzipped. */
export async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("../", import.meta.url)) },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    // What only Node has stays outside, as it would with a page's polyfills: the peers were not made for pages.
    external: [
      "node:*",
      "fs",
      "os",
      "path",
      "crypto",
      "http",
      "https",
      "url",
      "util",
      "stream",
      "net",
      "tls",
      "tty",
      "zlib",
      "events",
      "buffer",
      "child_process",
    ],
    logLevel: "error",
  });
  const [{ contents }] = outputFiles;
  return gzipSync(contents).length;
}
