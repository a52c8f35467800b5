import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { docs } from "./examples.mjs";

const built = join(docs, ".built-examples");

/** Compiles every example against the packages as they are built, as a user's compiler would. */
export function compile() {
  rmSync(built, { recursive: true, force: true });
  const { status, stdout } = spawnSync(
    join(docs, "../node_modules/.bin/tsc"),
    ["-p", join(docs, "examples"), "--outDir", built],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The examples don't compile:\n${stdout}`);
}

/** The command that runs an example. */
export function commandOf(file) {
  if (file.endsWith(".sh")) return ["sh", ["-e", file]];
  return [process.execPath, [join(built, relative(join(docs, "examples"), file).replace(/\.ts$/, ".js"))]];
}
