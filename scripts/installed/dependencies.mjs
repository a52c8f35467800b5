import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "../published-packages.mjs";

/** Permissive ones: whoever uses ours owes no more than a notice. */
const licences = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0"];

export const listFile = "DEPENDENCIES.md";
export const readmeFile = "README.md";
const table = /(<!-- installed: written by npm run dependencies:update -->\n)[\s\S]*?(<!-- \/installed -->)/;

/** What `npm install` has brought into a folder: `{ packages: [{ name, version, license }], bytes }`. */
export function broughtInto(folder) {
  const modules = join(folder, "node_modules");
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const found = Object.keys(packages).filter((path) => path !== "");
  const manifests = found.map((path) => JSON.parse(readFileSync(join(folder, path, "package.json"), "utf8")));
  return {
    packages: manifests.map(({ name, version, license }) => ({ name, version, license })),
    bytes: bytesBelow(modules),
  };
}

function bytesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".package-lock"))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** The list of what each published package brings, from a map of its name to what it brought. */
export function listOf(brought) {
  const ours = new Set(publishedPackages().map(({ name }) => name));
  const sections = publishedPackages().map(({ name, manifest }) => {
    const theirs = brought.get(name).packages.filter((one) => !ours.has(one.name));
    const rows = theirs
      .map((one) => [one.name, one.version, one.license])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map((row) => `| ${row.join(" | ")} |`);
    const builtIn = manifest.files.filter((file) => file.startsWith("LICENSE-"));
    const built = builtIn.map((file) => `Built in: ${file.slice("LICENSE-".length)} (${file}).\n\n`).join("");
    const listed = ["| package | version | licence |", "| --- | --- | --- |", ...rows].join("\n");
    return `## ${name}\n\n${built}${rows.length === 0 ? "Nothing of others." : listed}\n`;
  });
  const head = `# What each package brings

All that \`npm install\` brings with each package beside our own, with its licence. Written by
\`npm run dependencies:update\`.
`;
  return [head, ...sections].join("\n");
}

/** @throws when a licence is none of those that are accepted */
export function assertLicences(brought) {
  for (const [name, { packages }] of brought) {
    for (const one of packages.filter(({ license }) => !licences.includes(license))) {
      throw new Error(`${name} brings ${one.name}, whose licence is ${JSON.stringify(one.license)}.`);
    }
  }
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The README with its table of what `npm install` brings written anew; `rows` are `[what, packages, bytes]`. */
export function readmeWith(rows) {
  const readme = readFileSync(join(root, readmeFile), "utf8");
  const lines = rows.map(
    ([what, count, bytes]) => `| \`npm install ${what}\` | ${count} | ${megabytes(bytes)} |`,
  );
  const written = ["| | packages, ours included | size |", "| --- | --- | --- |", ...lines].join("\n");
  return readme.replace(table, (_, open, close) => `${open}\n${written}\n\n${close}`);
}

/** Whether the README's table says so, a tenth of a size more or less. */
export function readmeSays(rows) {
  const [text = ""] = table.exec(readFileSync(join(root, readmeFile), "utf8")) ?? [];
  return rows.every(([what, count, bytes]) => {
    const line = text.split("\n").find((one) => one.includes(`\`npm install ${what}\``)) ?? "";
    const [, said, size] = /\| +(\d+) +\| +([\d.]+) MB +\|$/.exec(line) ?? [];
    return Number(said) === count && Math.abs(Number(size) * 1e6 - bytes) <= Math.max(bytes / 10, 60_000);
  });
}
