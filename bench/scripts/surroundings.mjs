import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const peers = ["@sudowealth/schwab-api", "google-auth-library", "ky", "schwab-client-js", "ws"];

/** When, on what and with which versions is measured. */
export async function surroundings() {
  const ours = (await readdir(join(root, "packages"))).map((folder) => join(root, "packages", folder));
  const theirs = peers.map((name) => join(root, "node_modules", name));
  const packages = {};
  for (const folder of [...ours, ...theirs]) {
    const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    packages[name] = version;
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cpus: availableParallelism(),
    /** How many processes wanted a CPU in the minute before. */
    load: Number(loadavg()[0].toFixed(1)),
    /** `fetch` is Node's own, by undici. */
    undici: process.versions.undici,
    packages,
  };
}
