import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, newer, record, temporaryDirectory } from "./support.js";

/** The acts of which saving and clearing consist, as far as they change the disk. */
const acts = ["mkdirSync", "renameSync", "utimesSync", "rmSync", "rmdirSync"];

/** Kills the process before, or after, its nth act on the disk. */
const killAt = (nth: number, when: "before" | "after") => `
  import * as fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  let left = ${nth};
  const kill = () => process.kill(process.pid, "SIGKILL");
  for (const name of ${JSON.stringify(acts)}) {
    const act = fs.default[name];
    fs.default[name] = (...args) => {
      left -= 1;
      if (left === 0 && ${when === "before"}) kill();
      const result = act(...args);
      if (left === 0) kill();
      return result;
    };
  }
  syncBuiltinESMExports();
`;

const texts = [JSON.stringify(record), JSON.stringify(newer)];

it.each(["before", "after"] as const)(
  "killed %s any act of a save: the old record or the new one whole, the next save works and cleans up",
  async (when) => {
    const found = new Set<number>();
    let nth = 0;
    for (let wasKilled = true; wasKilled; ) {
      nth += 1;
      const directory = temporaryDirectory();
      const path = join(directory, "token.json");
      const expected = await tokenFile(path).save(record, { expected: undefined });
      const result = await inProcess(
        path,
        `return await told(tokenFile(path).save(${texts[1]}, { expected: "${expected}" }));`,
        { preload: killAt(nth, when) },
      );
      wasKilled = result === "killed";
      found.add(texts.indexOf(readFileSync(path, "utf8")));
      const stored = await tokenFile(path).load();
      await tokenFile(path).save({ saved: "after it" }, { expected: stored?.revision });
      expect(readdirSync(directory), `after ${when} act ${nth}`).toEqual(["token.json"]);
    }
    expect(found).toEqual(new Set([0, 1]));
    expect(nth).toBeGreaterThan(5);
  },
);

it.each(["before", "after"] as const)(
  "killed %s any act of a removal: the record whole or gone, and signing out again leaves nothing",
  async (when) => {
    const found = new Set<boolean>();
    for (let nth = 1, wasKilled = true; wasKilled; nth++) {
      const directory = temporaryDirectory();
      const path = join(directory, "token.json");
      const expected = await tokenFile(path).save(record, { expected: undefined });
      const result = await inProcess(
        path,
        `return await told(tokenFile(path).clear({ expected: "${expected}" }));`,
        { preload: killAt(nth, when) },
      );
      wasKilled = result === "killed";
      const stored = await tokenFile(path).load();
      found.add(stored !== undefined);
      if (stored !== undefined) expect(stored.value).toEqual(record);
      const revision = stored?.revision ?? (await tokenFile(path).save(newer, { expected: undefined }));
      expect(await tokenFile(path).clear({ expected: revision })).toBe(true);
      expect(readdirSync(directory), `after ${when} act ${nth}`).toEqual([]);
    }
    expect(found).toEqual(new Set([true, false]));
  },
);

it("cleans up after the dead and after nobody else", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const result = await inProcess(path, `return await told(tokenFile(path).save({ n: 1 }, {}));`, {
    // After both directories of the claim were made, and the draft in it is about to be published.
    preload: killAt(3, "before"),
  });
  expect(result).toBe("killed");
  const [leftover = ""] = readdirSync(directory);
  expect(leftover).toMatch(/^\.token\.json\.[\w~-]+\.tmp$/);
  // Another file's, in the same directory, whose name begins alike.
  await tokenFile(join(directory, "token.json.backup")).save({ n: 2 }, { expected: undefined });
  expect(readdirSync(directory)).toContain(leftover);
  await tokenFile(path).save({ n: 3 }, { expected: undefined });
  expect(readdirSync(directory)).toEqual(["token.json", "token.json.backup"]);
});
