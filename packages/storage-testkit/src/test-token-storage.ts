import { allPromises } from "./all-promises.js";
import { Broken, errorInWords } from "./expectations.js";
import { Scene, type SceneTimes } from "./scene.js";
import type { StorageBacking } from "./storage-backing.js";
import type { StoragePromise, Subject } from "./storage-promise.js";
import { within } from "./waiting.js";

export interface TokenStorageTests {
  /** Names the group, or where there is none begins every test's name; begins every message: `token in our table`. */
  readonly name: string;
  /** Your runner's `test`. Vitest and jest heed `timeoutMs`; node:test has no limit of its own. */
  readonly test: (name: string, run: () => Promise<void>, timeoutMs: number) => unknown;
  /** Your runner's `describe`, when the tests are to stand in a group. */
  readonly describe?: (name: string, define: () => void) => unknown;
  /** Makes a fresh, empty place for one test. */
  readonly backing: () => StorageBacking | Promise<StorageBacking>;
  /** Takes the list of promises, line by line. Default: `console.log`. */
  readonly print?: (line: string) => void;
  /** For how long a holder asks for a lock that it then overstays, milliseconds; more if the backend has a minimum. Default 300. */
  readonly holdMs?: number;
  /** After how long what must happen eventually counts as not happening, milliseconds. Default 10 000. */
  readonly patienceMs?: number;
}

/** No test waits more often than this for what must happen eventually. */
const WAITS = 6;

/**
 * Defines one test for each promise that applies to a storage. Opens one storage first, because what it declares
 * decides which those are: await it at the top of a test file.
 */
export async function testTokenStorage(tests: TokenStorageTests): Promise<void> {
  const { name, test, describe, print = console.log } = tests;
  const times = { holdMs: tests.holdMs ?? 300, patienceMs: tests.patienceMs ?? 10_000 };
  const subject = await examine(tests.backing, times);
  const { durable, sharedBetween, lockedBetween, encrypted } = subject.capabilities;
  print(
    `${name}: durable ${durable}, sharedBetween "${sharedBetween}", lockedBetween "${lockedBetween}", encrypted ${encrypted}; ` +
      `verified through ${sharedBetween === "nothing" ? "the one handle there is" : "a second handle"}.`,
  );

  const broken = new Set<StoragePromise>();
  const applying: StoragePromise[] = [];
  for (const promise of allPromises) {
    const reason = (promise.needs ?? []).map((need) => need(subject)).find((why) => why !== undefined);
    print(
      reason === undefined ? `  tested      ${promise.name}` : `  not tested  ${promise.name}: ${reason}`,
    );
    if (reason === undefined) applying.push(promise);
  }

  async function judge(promise: StoragePromise): Promise<void> {
    const basis = promise.buildsOn?.find((one) => broken.has(one));
    if (basis !== undefined) {
      broken.add(promise);
      print(`  not judged  ${promise.name}: it builds on "${basis.name}", which is broken`);
      return;
    }
    try {
      await keep(promise, await tests.backing(), times);
    } catch (error) {
      broken.add(promise);
      throw toldOf(name, promise, error);
    }
  }

  const defineAll = (prefix: string): void => {
    for (const promise of applying) {
      test(prefix + promise.name, () => judge(promise), (WAITS + 1) * times.patienceMs);
    }
  };
  if (describe === undefined) defineAll(`${name}: `);
  else describe(name, () => defineAll(""));
}

async function examine(make: TokenStorageTests["backing"], times: SceneTimes): Promise<Subject> {
  const backing = await make();
  const scene = await Scene.open(backing, times);
  const { capabilities, subscribe } = scene.one;
  await scene.end();
  return { capabilities, backing, hasSubscribe: subscribe !== undefined };
}

async function keep(promise: StoragePromise, backing: StorageBacking, times: SceneTimes): Promise<void> {
  const scene = await Scene.open(backing, times);
  try {
    await within(promise.run(scene), WAITS * times.patienceMs, "every call of the storage settles");
  } finally {
    await scene.end();
  }
}

function toldOf(name: string, promise: StoragePromise, error: unknown): Error {
  const { expected, happened, cause } =
    error instanceof Broken
      ? error
      : { expected: "no error", happened: `there was one: ${errorInWords(error)}`, cause: error };
  // The cause is the storage's own error over the suite's own values: its author has to see it.
  return new Error(
    `${name} breaks a promise: ${promise.name}.\n  Expected: ${expected}.\n  Happened: ${happened}.`,
    cause === undefined ? undefined : { cause },
  );
}
