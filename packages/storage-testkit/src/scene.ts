import type { TokenStorage } from "@schwab-kit/core";
import type { StorageBacking, StorageWorker } from "./storage-backing.js";
import type { StorageTask } from "./storage-task.js";
import { within } from "./waiting.js";

export interface SceneTimes {
  readonly holdMs: number;
  readonly patienceMs: number;
}

/** One test's backing, the storages opened over it, and what has to be ended when the test does. */
export class Scene {
  readonly backing: StorageBacking;
  readonly times: SceneTimes;
  readonly #opened: TokenStorage[] = [];
  readonly #workers: StorageWorker[] = [];
  readonly #atEnd: (() => void)[] = [];
  #one: TokenStorage | undefined;
  #other: TokenStorage | undefined;

  private constructor(backing: StorageBacking, times: SceneTimes) {
    this.backing = backing;
    this.times = times;
  }

  static async open(backing: StorageBacking, times: SceneTimes): Promise<Scene> {
    const scene = new Scene(backing, times);
    try {
      scene.#one = await scene.open();
      const isShared = scene.#one.capabilities.sharedBetween !== "nothing";
      scene.#other = isShared ? await scene.open() : scene.#one;
      return scene;
    } catch (error) {
      await scene.end();
      throw error;
    }
  }

  get one(): TokenStorage {
    return opened(this.#one);
  }

  /** A second handle on the same place; where the storage shares with nothing, the one handle again. */
  get other(): TokenStorage {
    return opened(this.#other);
  }

  /** One more handle on the same place. */
  async open(): Promise<TokenStorage> {
    const storage = await this.backing.open();
    this.#opened.push(storage);
    return storage;
  }

  async spawn(task: StorageTask): Promise<StorageWorker> {
    const worker = await this.backing.spawn?.(task);
    if (worker === undefined) throw new Error("The backing's spawn gave no worker.");
    this.#workers.push(worker);
    return worker;
  }

  /** Runs when the test has ended, however it did, before the storages are closed. */
  atEnd(action: () => void): void {
    this.#atEnd.push(action);
  }

  async end(): Promise<void> {
    for (const action of this.#atEnd) action();
    await Promise.allSettled(this.#workers.map((worker) => worker.kill()));
    // How it closes is a promise of its own.
    const closing = Promise.allSettled(this.#opened.map(async (storage) => storage.close()));
    await within(closing, this.times.patienceMs, "close ends").catch(() => {});
    await this.backing.dispose?.();
  }
}

function opened(storage: TokenStorage | undefined): TokenStorage {
  if (storage === undefined) throw new Error("No storage is open yet.");
  return storage;
}
