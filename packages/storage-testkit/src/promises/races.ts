import type { TokenStorage } from "@schwab-kit/core";
import { codeOf, errorInWords, expectAbsent, expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import { isShared, type StoragePromise } from "../storage-promise.js";
import { clearRemoves, clearsExpectedOnly } from "./clear.js";
import { savesFirstOnlyOnce, savesNotOverNothing, savesOverExpectedOnly } from "./save.js";
import { conflictsBetweenHandles } from "./sharing.js";

const CONTENDERS = 16;

/** Saves at once with one expected revision; exactly one may succeed, and its value is what is stored. */
async function oneWins(
  scene: Scene,
  handles: readonly TokenStorage[],
  expected: string | undefined,
): Promise<void> {
  const results = await Promise.allSettled(
    Array.from({ length: CONTENDERS }, (_, n) =>
      (handles[n % handles.length] ?? scene.one).save(madeUpRecord(100 + n), { expected }),
    ),
  );
  const winners = results.flatMap(({ status }, n) => (status === "fulfilled" ? [n] : []));
  expectThat(
    winners.length === 1,
    `of ${CONTENDERS} saves at once with one expected revision exactly one succeeds`,
    `${winners.length} did`,
  );
  const strange = results.find(
    (result) => result.status === "rejected" && codeOf(result.reason) !== "storage-conflict",
  );
  expectThat(
    strange === undefined,
    'every save that loses rejects with code "storage-conflict"',
    `one rejected with ${errorInWords((strange as PromiseRejectedResult | undefined)?.reason)}`,
  );
  expectValue(await scene.other.load(), madeUpRecord(100 + (winners[0] ?? 0)), "by the one that succeeded");
}

export const oneSaveWins: StoragePromise = {
  name: "of many saves at once exactly one wins, and the others conflict",
  buildsOn: [savesOverExpectedOnly],
  async run(scene) {
    await oneWins(scene, [scene.one], await scene.one.save(madeUpRecord(0), { expected: undefined }));
  },
};

const oneFirstSaveWins: StoragePromise = {
  name: "of many first saves at once exactly one wins, and the others conflict",
  buildsOn: [savesFirstOnlyOnce, oneSaveWins],
  run: (scene) => oneWins(scene, [scene.one], undefined),
};

export const oneSaveWinsBetweenHandles: StoragePromise = {
  name: "of many saves at once through several handles exactly one wins, and the others conflict",
  needs: [isShared],
  buildsOn: [oneSaveWins, conflictsBetweenHandles],
  async run(scene) {
    const handles = [scene.one, scene.other, await scene.open(), await scene.open()];
    const expected = await scene.one.save(madeUpRecord(0), { expected: undefined });
    await oneWins(scene, handles, expected);
  },
};

const clearOrSaveWins: StoragePromise = {
  name: "of a save and a clear at once exactly one wins",
  buildsOn: [savesNotOverNothing, clearRemoves, clearsExpectedOnly, oneSaveWins, oneSaveWinsBetweenHandles],
  async run({ one, other }) {
    for (let round = 0; round < 8; round++) {
      const expected = await one.save(madeUpRecord(round), { expected: undefined });
      const save = () =>
        one.save(madeUpRecord(100), { expected }).then(
          (revision) => revision,
          (error) => {
            if (codeOf(error) !== "storage-conflict") throw error;
            return undefined;
          },
        );
      const clear = () => other.clear({ expected });
      // Each goes first in turn.
      const [saved, cleared] =
        round % 2 === 0
          ? await Promise.all([save(), clear()])
          : await Promise.all([clear(), save()]).then(([first, second]) => [second, first] as const);
      expectThat(
        (saved !== undefined) !== cleared,
        "of a save and a clear at once with one expected revision exactly one succeeds",
        cleared ? "both did" : "neither did",
      );
      if (saved === undefined) expectAbsent(await one.load(), "when clear won");
      else await one.clear({ expected: saved });
    }
  },
};

export const racePromises: readonly StoragePromise[] = [
  oneSaveWins,
  oneFirstSaveWins,
  oneSaveWinsBetweenHandles,
  clearOrSaveWins,
];
