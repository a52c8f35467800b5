import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

export interface WorkspacePackage {
  readonly name: string;
  /** Relative to the root: `packages/core`. */
  readonly folder: string;
  readonly manifest: {
    readonly name: string;
    readonly private?: boolean;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly exports?: Readonly<Record<string, { readonly default: string } | string>>;
  };
}

/** Every package and app of the workspace. */
export async function workspacePackages(): Promise<WorkspacePackage[]> {
  const found: WorkspacePackage[] = [];
  for (const group of ["packages", "apps"]) {
    for (const entry of await readdir(join(root, group), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const folder = `${group}/${entry.name}`;
      const manifest = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
      found.push({ name: manifest.name, folder, manifest });
    }
  }
  return found;
}

/** The files below a folder, relative to the root, whose name ends so. */
export async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** The module names that a source or built file imports, statically, dynamically or as types. */
export function importsIn(code: string): { readonly from: string; readonly typeOnly: boolean }[] {
  const statements =
    /\b(?:import|export)\s+(type\s)?[^"';]*?\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  return [...code.matchAll(statements)].map(([, type, from, bare, dynamic]) => ({
    from: from ?? bare ?? dynamic ?? "",
    typeOnly: type !== undefined,
  }));
}
