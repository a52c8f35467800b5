import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { docs } from "./examples.mjs";

const built = join(docs, ".built-examples");

/** Compiles every example against the packages as they are built, as a user's compiler would; gives what it objects to. */
export function compile() {
  rmSync(built, { recursive: true, force: true });
  const { stdout } = spawnSync(
    join(docs, "../node_modules/.bin/tsc"),
    ["-p", join(docs, "examples"), "--outDir", built],
    { encoding: "utf8" },
  );
  return stdout;
}

/** The command that runs an example. */
export function commandOf(file) {
  if (file.endsWith(".sh")) return ["sh", ["-e", file]];
  return [process.execPath, [join(built, relative(join(docs, "examples"), file).replace(/\.ts$/, ".js"))]];
}
