// Writes the API reference from the comments in the sources: a page of Markdown for each entry of each package.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The sources of the entries that a package exports. */
function entriesOf(folder) {
  const { exports } = JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, "utf8"));
  return Object.values(exports)
    .filter((target) => typeof target === "object")
    .map((target) => join(root, "packages", folder, target["@schwab-kit/source"]));
}

/** What TypeDoc calls `core/src/encrypted` is imported as `@schwab-kit/core/encrypted`. */
function importedAs(name) {
  const imported = name.replace("/src", "");
  return imported.split("/")[0] === "schwab-kit" ? imported : `@schwab-kit/${imported}`;
}

// What several packages export is told of where it comes first: everything is schwab-kit's too.
const folders = readdirSync(`${root}packages`).filter((folder) =>
  existsSync(`${root}packages/${folder}/package.json`),
);
const entries = folders.sort((a, b) => rank(a) - rank(b)).flatMap(entriesOf);

function rank(folder) {
  return folder === "core" ? 0 : folder === "schwab-kit" ? 2 : 1;
}

const out = `${root}docs/reference`;
rmSync(out, { recursive: true, force: true });
const app = await Application.bootstrapWithPlugins({
  entryPoints: entries,
  tsconfig: `${root}docs/tsconfig.reference.json`,
  plugin: ["typedoc-plugin-markdown"],
  out,
  router: "module",
  name: "API reference",
  readme: "none",
  entryFileName: "index",
  // The sources' own check of types has run with the compiler that they are written for.
  skipErrorChecking: true,
  disableSources: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useHTMLEncodedBrackets: true,
  sanitizeComments: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  enumMembersFormat: "table",
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
});
const project = await app.convert();
if (project === undefined) throw new Error("TypeDoc could not read the packages.");
for (const page of project.children ?? []) page.name = importedAs(page.name);
await app.generateOutputs(project);

// The plugin counts some names twice that stand on a page once, and numbers the links to them.
const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
for (const path of pages) {
  const text = readFileSync(join(out, path), "utf8");
  writeFileSync(
    join(out, path),
    text.replace(/\]\(([^)#]*)#(\w+)-1\)/g, (link, page, name) => {
      const target = page === "" ? text : readFileSync(join(out, dirname(path), page), "utf8");
      const headings = target.match(new RegExp(`^#+ ${name}(\\(\\))?$`, "gim")) ?? [];
      return headings.length === 1 ? `](${page}#${name})` : link;
    }),
  );
}
