import { expect, test } from "vitest";
import { allPromises } from "../src/all-promises.js";
import { backingOf } from "./broken/broken-storage.js";
import { brokenFiles } from "./broken/files.js";
import { brokenLocks } from "./broken/locks.js";
import { otherBrokenStorages } from "./broken/others.js";
import { brokenSaves } from "./broken/saves.js";
import { brokenValues } from "./broken/values.js";
import { judge } from "./judge.js";

const all = [...brokenValues, ...brokenSaves, ...brokenLocks, ...otherBrokenStorages];

// All at once, because most of each run is waiting.
const judged = await Promise.all(
  all.map(async (one) => ({ one, ...(await judge(`a storage that ${one.flaw}`, () => backingOf(one))) })),
);

test.each(judged.map((judgement) => [judgement.one.flaw, judgement] as const))(
  "of a storage that %s exactly one promise is broken",
  (flaw, { one, broken, messages }) => {
    console.log(`A storage that ${flaw} breaks: ${broken.join(" | ")}`);
    expect(broken).toEqual([one.breaks]);
    expect(messages[0]).toMatch(
      /^a storage that .* breaks a promise: .*\.\n {2}Expected: .+\.\n {2}Happened: .+\.$/,
    );
  },
);

test("every promise is broken by some storage", () => {
  const breaks = [...all, ...brokenFiles].map((one) => one.breaks);
  expect(allPromises.map(({ name }) => name).filter((name) => !breaks.includes(name))).toEqual([]);
});
