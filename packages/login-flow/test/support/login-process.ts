/** Logs in as a program would, and then ends when nothing is left to wait for: by itself, or not at all. */
import { openSync } from "node:fs";
import { devNull } from "node:os";
import { login } from "../../src/node/index.js";

const { abortWhenReady, useUpFiles, ...options } = JSON.parse(process.argv[2] ?? "{}");
if (useUpFiles) openUntilRefused();
const abort = new AbortController();

const outcome = await login({
  ...options,
  signal: abort.signal,
  onReady(addresses) {
    console.log(JSON.stringify(addresses));
    if (abortWhenReady) setImmediate(() => abort.abort());
  },
}).then(
  ({ record }) => record.issuer,
  (error) => (typeof error.code === "string" ? error.code : error.name),
);
console.log(JSON.stringify({ outcome }));

/** Leaves the process without a free file descriptor, and so without a socket. */
function openUntilRefused(): void {
  try {
    for (;;) openSync(devNull, "r");
  } catch {
    // That was the last one.
  }
}
