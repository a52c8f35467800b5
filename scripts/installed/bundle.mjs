import { build } from "esbuild";

/** The code that a page or worker gets which runs this code in a folder where packages are installed. */
export async function bundleIn(folder, code, options = {}) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
    ...options,
  });
  return outputFiles[0].text;
}

/** Code whose `exported` maps each entry to the names that it exports. */
export function namesOf(entries) {
  return `${entries.map((entry, index) => `import * as entry${index} from ${JSON.stringify(entry)};`).join("\n")}
const exported = { ${entries.map((entry, index) => `${JSON.stringify(entry)}: Object.keys(entry${index})`).join(", ")} };\n`;
}
