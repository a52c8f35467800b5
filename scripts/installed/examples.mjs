import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "../published-packages.mjs";

/**
 * How each README's first example is run, as it stands, and what it prints:
 * - `given`: names that the example takes for given, from programs/given.mjs
 * - `files`: how many of the first examples belong together; each is a file that its first line names
 * - `visits`: it waits for a person to follow its link
 * - `serves`: it serves a page until it is ended
 * - `needs`: `redis-server`, or `chromium`, in which it then runs
 */
const ways = {
  core: { prints: /^Nothing to do\./ },
  gateway: { serves: true, prints: /^http:\/\/127\.0\.0\.1:\d+/ },
  "http-client": { given: ["tokens"], prints: /^\d+ \d+(\.\d+)? / },
  "login-flow": { given: ["manager"], visits: true, prints: /https:\/\/api\.schwabapi\.com\/v1\/oauth/ },
  orders: { prints: /"stopPrice":"170\.00"/ },
  sandbox: { prints: /^http:\/\/127\.0\.0\.1:\d+ / },
  "schwab-kit": { prints: /^\d+(\.\d+)?\n$/ },
  "storage-indexeddb": { needs: "chromium", prints: /^Bearer / },
  "storage-node-fs": { prints: /lastPrice/ },
  "storage-redis": { needs: "redis-server", prints: /^Nothing to do\./ },
  streaming: { prints: /^\d+(\.\d+)?$/m },
  "storage-testkit": { files: 2, prints: /a value comes back exactly/ },
};

/** Every README's example: `{ name, codes, ...way }`. @throws when one has no line here */
export function examples() {
  const found = publishedPackages().map(({ name, folder }) => {
    const readme = readFileSync(join(root, folder, "README.md"), "utf8");
    const codes = [...readme.matchAll(/^```(?:js|ts)\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
    const way = ways[folder.replace("packages/", "")];
    if (codes.length > 0 && way === undefined) {
      throw new Error(
        `scripts/installed/examples.mjs doesn't say how the example of ${folder}/README.md is run.`,
      );
    }
    return { name, codes: codes.slice(0, way?.files ?? 1), ...way };
  });
  return found.filter(({ codes }) => codes.length > 0);
}
