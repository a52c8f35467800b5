import type { Revision } from "@schwab-kit/core";
import { codeOf, errorInWords, expectConflict, expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import { hook, type StoragePromise } from "../storage-promise.js";
import { savesFirstOnlyOnce } from "./save.js";

/** What load makes of a value that was broken behind the storage's back. */
async function loadBroken({ one, other, backing }: Scene): Promise<{ error?: unknown; found?: unknown }> {
  await one.save(madeUpRecord(1), { expected: undefined });
  await backing.corrupt?.();
  try {
    return { found: await other.load() };
  } catch (error) {
    return { error };
  }
}

const isTold: StoragePromise = {
  name: "a broken value is an error of load, storage-corrupt with its revision, and never absence",
  needs: [hook("corrupt")],
  async run(scene) {
    const { error, found } = await loadBroken(scene);
    const expected = 'load of a broken value rejects with an error whose code is "storage-corrupt"';
    expectThat(error !== undefined, expected, `it gave ${found === undefined ? "undefined" : "a value"}`);
    expectThat(codeOf(error) === "storage-corrupt", expected, `it rejected with ${errorInWords(error)}`);
    expectThat(
      typeof (error as { revision?: unknown }).revision === "string",
      "the error about a broken value carries the revision of that value",
      "it has none, so nobody can ever log in again",
    );
  },
};

const staysUntilReplaced: StoragePromise = {
  name: "a broken value is not overwritten by who takes it for absent",
  needs: [hook("corrupt")],
  buildsOn: [isTold, savesFirstOnlyOnce],
  async run(scene) {
    await loadBroken(scene);
    await expectConflict(
      scene.one.save(madeUpRecord(2), { expected: undefined }),
      "save with expected: undefined over a broken value",
    );
  },
};

const canBeReplaced: StoragePromise = {
  name: "a login replaces a broken value: save takes the revision that load's error carries",
  needs: [hook("corrupt")],
  buildsOn: [isTold],
  async run(scene) {
    const { error } = await loadBroken(scene);
    const expected = (error as { revision: Revision }).revision;
    await scene.one.save(madeUpRecord(2), { expected });
    expectValue(await scene.other.load(), madeUpRecord(2), "over the broken one");
  },
};

export const brokenValuePromises: readonly StoragePromise[] = [isTold, staysUntilReplaced, canBeReplaced];
