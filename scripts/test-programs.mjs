import { existsSync, readFileSync } from "node:fs";

/**
 * The programs that tests drive: each of test/programs.json, with the `path` at which it is looked for here, and
 * whether it `isHere`.
 * @returns {{ program: string, pathVariable: string, path: string, isHere: boolean, tests: string[] }[]}
 */
export function testPrograms() {
  const programs = JSON.parse(readFileSync(new URL("../test/programs.json", import.meta.url), "utf8"));
  return programs.map((one) => {
    const path = process.env[one.pathVariable] ?? one.path;
    return { ...one, path, isHere: existsSync(path) };
  });
}
