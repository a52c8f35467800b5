import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  filesBelow,
  importsIn,
  root,
  type WorkspacePackage,
  workspacePackages,
} from "./support/repository.js";

/** Which of our packages each one's sources may import. Nothing else, and a new package gets a line here. */
const mayImport: Record<string, readonly string[]> = {
  "@schwab-kit/core": [],
  "@schwab-kit/storage-node-fs": ["@schwab-kit/core"],
  "@schwab-kit/storage-testkit": ["@schwab-kit/core"],
  "@schwab-kit/storage-redis": ["@schwab-kit/core"],
  "@schwab-kit/storage-indexeddb": ["@schwab-kit/core"],
  "@schwab-kit/login-flow": ["@schwab-kit/core"],
  "@schwab-kit/http-client": ["@schwab-kit/core"],
  "@schwab-kit/orders": ["@schwab-kit/core", "@schwab-kit/http-client"],
  "@schwab-kit/streaming": ["@schwab-kit/core", "@schwab-kit/http-client"],
  "@schwab-kit/gateway": ["@schwab-kit/core"],
  "@schwab-kit/sandbox": [],
  "schwab-kit": [
    "@schwab-kit/core",
    "@schwab-kit/http-client",
    "@schwab-kit/login-flow",
    "@schwab-kit/orders",
    "@schwab-kit/sandbox",
    "@schwab-kit/storage-node-fs",
    "@schwab-kit/streaming",
  ],
  "@schwab-kit/demo": [
    "@schwab-kit/core",
    "@schwab-kit/gateway",
    "@schwab-kit/http-client",
    "@schwab-kit/login-flow",
    "@schwab-kit/orders",
    "@schwab-kit/sandbox",
    "@schwab-kit/storage-indexeddb",
    "@schwab-kit/streaming",
  ],
  "@schwab-kit/tour": ["schwab-kit", "@schwab-kit/sandbox"],
};

/** Foreign packages that are built into one of ours, and so are not among its dependencies. */
const builtIn: Record<string, readonly string[]> = { "@schwab-kit/http-client": ["valibot"] };

/** The one file that may import the sandbox in a published package: the command that serves it. */
const sandboxImporters = ["packages/schwab-kit/src/cli/commands/sandbox.ts"];

const packages = await workspacePackages();
const ours = new Set(packages.map(({ name }) => name));

function packageOf(module: string): string {
  return module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
}

async function imports({ folder }: WorkspacePackage) {
  const files = [
    ...(await filesBelow(`${folder}/src`, ".ts")),
    ...(await filesBelow(`${folder}/src`, ".tsx")),
  ];
  const found = await Promise.all(
    files.map(async (file) => {
      const code = await readFile(join(root, file), "utf8");
      return importsIn(code).map((one) => ({ ...one, file }));
    }),
  );
  return found.flat();
}

test("every package has a line in the table, and every line a package", () => {
  expect(Object.keys(mayImport).sort()).toEqual([...ours].sort());
});

test.each(packages.map((one) => [one.name, one] as const))(
  "%s imports only what it may",
  async (name, one) => {
    const found = await imports(one);
    expect(found.length).toBeGreaterThan(0);
    const strangers = found.filter(
      ({ from }) => ours.has(packageOf(from)) && !mayImport[name]?.includes(packageOf(from)),
    );
    expect(strangers).toEqual([]);
    const declared = new Set([...Object.keys(one.manifest.dependencies ?? {}), ...(builtIn[name] ?? [])]);
    const undeclared = found.filter(
      ({ from }) => !from.startsWith(".") && !from.startsWith("node:") && !declared.has(packageOf(from)),
    );
    expect(undeclared).toEqual([]);
    const used = new Set(found.map(({ from }) => packageOf(from)));
    expect([...declared].filter((dependency) => !used.has(dependency))).toEqual([]);
  },
);

/** What one package takes from another for its types only, so that nothing of it is loaded at run time. */
const typesOnly: readonly [importer: string, imported: string][] = [
  ["@schwab-kit/storage-testkit", "@schwab-kit/core"],
  ["@schwab-kit/orders", "@schwab-kit/http-client"],
  ["@schwab-kit/streaming", "@schwab-kit/http-client"],
];

test.each(typesOnly)("%s imports %s as types only", async (importer, imported) => {
  const one = packages.find(({ name }) => name === importer);
  const found = one === undefined ? [] : await imports(one);
  const ofImported = found.filter(({ from }) => packageOf(from) === imported);
  expect(ofImported.length).toBeGreaterThan(0);
  expect(ofImported.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
});

test("only the sandbox command and the apps use the sandbox", async () => {
  for (const one of packages.filter(({ folder }) => folder.startsWith("packages/"))) {
    const users = (await imports(one)).filter(({ from }) => packageOf(from) === "@schwab-kit/sandbox");
    expect(users.map(({ file }) => file).filter((file) => !sandboxImporters.includes(file))).toEqual([]);
  }
});

test("the search for imports sees every way of importing", () => {
  const code = `
    import a from "a"; import { b, type c } from 'b';
    import type { d } from "d"; export * from "e"; export { f } from "f";
    import "g"; const h = await import("h"); type I = import("i").I;
    import {
      j,
    } from "j";`;
  expect(importsIn(code).map(({ from }) => from)).toEqual(["a", "b", "d", "e", "f", "g", "h", "i", "j"]);
});
