import { randomUUID } from "node:crypto";
import { type Revision, StorageConflictError, type TokenStorage } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import type { LoginKeys } from "./keys.js";
import { foreignKey, notJson } from "./redis-errors.js";
import type { RunScript } from "./run-script.js";
import { clearScript, loadScript, probeScript, saveScript } from "./scripts.js";

/** Larger than any record, so that full memory is noticed too. */
const SAMPLE = " ".repeat(16 * 1024);

/** What the scripts have for `undefined`. A stored revision that is empty is none of ours. */
const noRevision = "";

interface Stored {
  readonly revision: Revision;
  readonly bytes: Uint8Array;
}

export type StoredToken = Required<Pick<TokenStorage, "load" | "save" | "clear" | "assertWritable">> & {
  /** What is stored now. */
  revision(): Promise<Revision | undefined>;
  /** The revision that `load`, `save` or `clear` met last. */
  seen(): Revision | undefined;
};

/** What concerns the value itself. A revision is random, so that none ever comes back. */
export function storedToken(run: RunScript, keys: LoginKeys, description: string): StoredToken {
  let seen: Revision | undefined;

  async function read(): Promise<Stored | undefined> {
    const found = await run(loadScript, { keys: [keys.token], arguments: [] });
    const [exists, revision, bytes] = found as [number, Uint8Array | null, Uint8Array | null];
    if (exists === 0) return undefined;
    if (!revision?.length || bytes === null) throw foreignKey(description, keys.token);
    return { revision: Buffer.from(revision).toString(), bytes };
  }

  return {
    revision: async () => (await read())?.revision,
    seen: () => seen,

    async load({ signal } = {}) {
      signal?.throwIfAborted();
      const stored = await unlessAborted(read(), signal);
      seen = stored?.revision;
      if (stored === undefined) return undefined;
      const value = parse(stored.bytes);
      if (value === undefined) throw notJson(description, stored.revision);
      return { value, revision: stored.revision };
    },

    async save(value, { expected }) {
      if (expected === noRevision) throw new StorageConflictError(description);
      const old = expected === undefined ? undefined : await read();
      const isBroken = old?.revision === expected && old !== undefined && parse(old.bytes) === undefined;
      const revision = randomUUID();
      const saved = await run(saveScript, {
        keys: [keys.token, keys.corrupt],
        arguments: [
          expected ?? noRevision,
          revision,
          JSON.stringify(value),
          keys.changes,
          isBroken ? "aside" : "",
        ],
      });
      if (saved !== 1) throw new StorageConflictError(description);
      seen = revision;
      return revision;
    },

    async clear({ expected }) {
      if (expected === noRevision) return false;
      const cleared = await run(clearScript, { keys: [keys.token], arguments: [expected, keys.changes] });
      if (cleared !== 1) return false;
      seen = undefined;
      return true;
    },

    async assertWritable() {
      await run(probeScript, { keys: [keys.probe], arguments: [SAMPLE] });
    },
  };
}

/** The JSON value that the bytes hold, or `undefined`, which no JSON text means. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's own error quotes what it read.
    return undefined;
  }
}
