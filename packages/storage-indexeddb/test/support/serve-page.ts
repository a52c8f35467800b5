import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { bundleForPage, serveProgram } from "../../../../test/support/serve-program.js";

let building: Promise<string> | undefined;

/**
 * An address of this machine with one page that has the packages, from their sources, as `kit`. `otherwise` answers
 * what isn't the page.
 */
export async function servePage(
  atEnd: (end: () => Promise<void>) => unknown,
  otherwise?: RequestListener,
): Promise<string> {
  const entry = fileURLToPath(new URL("./page-kit.ts", import.meta.url));
  building ??= bundleForPage(entry, ["@schwab-kit/source"]);
  return await serveProgram(await building, atEnd, otherwise);
}
