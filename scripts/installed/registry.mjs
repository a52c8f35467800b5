import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

async function manifestIn(tarball) {
  const { stdout } = await exec("tar", ["-xOzf", tarball, "package/package.json"]);
  return JSON.parse(stdout);
}

/**
 * A registry on 127.0.0.1 that has these tarballs and nothing else, so that `npm install @schwab-kit/core` is what a
 * user's is before anything is published.
 */
export async function serveTarballs(tarballs) {
  const files = new Map();
  const versionsOf = new Map();
  for (const tarball of tarballs) {
    const manifest = await manifestIn(tarball);
    const bytes = await readFile(tarball);
    const path = `/-/${basename(tarball)}`;
    files.set(path, bytes);
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const versions = versionsOf.get(manifest.name) ?? [];
    versionsOf.set(manifest.name, [...versions, { manifest, path, integrity }]);
  }

  const server = createServer(({ url: path = "", headers }, response) => {
    const file = files.get(path);
    const versions = versionsOf.get(decodeURIComponent(path.slice(1)));
    if (file !== undefined) return response.end(file);
    if (versions === undefined) return response.writeHead(404).end("{}");
    const entries = versions.map(({ manifest, path: file, integrity }) => [
      manifest.version,
      { ...manifest, dist: { tarball: `http://${headers.host}${file}`, integrity } },
    ]);
    const latest = entries.at(-1)[0];
    response.setHeader("content-type", "application/json");
    const [{ manifest }] = versions;
    response.end(
      JSON.stringify({ name: manifest.name, "dist-tags": { latest }, versions: Object.fromEntries(entries) }),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    manifests: [...versionsOf.values()].flat().map(({ manifest }) => manifest),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
