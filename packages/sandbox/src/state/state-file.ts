import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { BrokenState, type JsonReader, jsonReader } from "./read-json.js";
import { type SavedState, stateVersion } from "./saved-state.js";

/** A state that was read, its trader's part still to be looked at. */
export interface LoadedState {
  readonly seed: string;
  /** Epoch milliseconds; undefined when the market's time was the sandbox's own. */
  readonly marketTime: number | undefined;
  readonly trader: JsonReader;
}

/**
 * The state in a file, or undefined when there is no such file.
 * @throws Error when it cannot be read, or holds no state of this version.
 */
export async function readStateFile(path: string): Promise<LoadedState | undefined> {
  const text = await readIfThere(path);
  return text === undefined ? undefined : namingTheFile(path, () => stateOf(text));
}

/** Replaces the file as a whole, so that a crash leaves the old state or the new one. Only its owner may read it. */
export async function writeStateFile(path: string, state: SavedState): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(beside, JSON.stringify(state), { mode: 0o600, flush: true });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Error(`The sandbox cannot save its state in ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Lets an error about a state say in which file it is, and that the file is still there. */
export function namingTheFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BrokenState)) throw error;
    throw new Error(
      `The sandbox's state in ${path} cannot be used: ${error.message} The file was left as it is. ` +
        "Move it away to begin anew, or give another stateFile.",
    );
  }
}

function stateOf(text: string): LoadedState {
  const state = jsonReader(parse(text), "");
  const version = state.number("version");
  if (version !== stateVersion) {
    throw new BrokenState(`It is of version ${version}, and this sandbox knows only ${stateVersion}.`);
  }
  const isOwn = state.members()["marketTime"] === null;
  return {
    seed: state.text("seed"),
    marketTime: isOwn ? undefined : state.number("marketTime"),
    trader: state.object("trader"),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenState("It is not JSON.");
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The sandbox cannot read its state in ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
