import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "../published-packages.mjs";
import { assertLicences, broughtInto, listFile, listOf, readmeSays } from "./dependencies.mjs";

const [core, file] = publishedPackages().filter(({ folder }) => /\/(core|storage-node-fs)$/.test(folder));
/** What the README tells of: the least with which a program has a token, and everything for Node. */
const told = [`${core.name} ${file.name}`, "schwab-kit"];

/** Measures it: `folders` has the folder of each package that was installed alone. */
export async function whatIsBrought(place, folders) {
  const brought = new Map([...folders].map(([name, folder]) => [name, broughtInto(folder)]));
  const least = broughtInto(await place.install("least", told[0].split(" ")));
  const rows = [
    [told[0], least.packages.length, least.bytes],
    [told[1], brought.get(told[1]).packages.length, brought.get(told[1]).bytes],
  ];
  return { brought, rows };
}

/** @throws when the list or the README says something else, or a licence is not accepted */
export function assertToldOf({ brought, rows }) {
  assertLicences(brought);
  if (
    readFileSync(join(root, listFile), "utf8").replace(/[ -]+/g, " ") !==
    listOf(brought).replace(/[ -]+/g, " ")
  ) {
    throw new Error(`${listFile} is out of date. \`npm run dependencies:update\` writes it.`);
  }
  if (!readmeSays(rows)) {
    throw new Error(
      `The README's table is out of date. \`npm run dependencies:update\` writes it: ${rows.join("; ")}`,
    );
  }
}
