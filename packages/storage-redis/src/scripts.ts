import { createHash } from "node:crypto";

/** A Lua script. Redis runs one at a time, whole. */
export interface Script {
  readonly source: string;
  readonly sha1: string;
  /** For messages: what fails when it fails. */
  readonly doing: "read" | "change";
  /**
   * Whether it may be sent again when the connection broke before its answer came: it then finds its own work
   * and gives the same answer.
   */
  readonly isRepeatable: boolean;
}

function script(source: string, options: Pick<Script, "doing" | "isRepeatable">): Script {
  return { source, sha1: createHash("sha1").update(source).digest("hex"), ...options };
}

/** Keys: token. Gives whether the key exists, its revision, its value. */
export const loadScript: Script = script(
  `local stored = redis.call('HMGET', KEYS[1], 'revision', 'value')
return { redis.call('EXISTS', KEYS[1]), stored[1], stored[2] }`,
  { doing: "read", isRepeatable: true },
);

/**
 * Keys: token, corrupt. Arguments: expected revision (empty: nothing is stored), new revision, value, channel, and
 * `aside` when the old value is to be kept. Gives 1, or 0 when another revision is stored.
 *
 * What can fail comes first: a script that fails midway keeps what it has written. The notice may fail alone,
 * where a user may not publish.
 */
export const saveScript: Script = script(
  `local stored = redis.call('HGET', KEYS[1], 'revision') or ''
if stored == ARGV[2] then return 1 end
if stored ~= ARGV[1] then return 0 end
if ARGV[1] == '' and redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
if ARGV[5] == 'aside' then redis.call('COPY', KEYS[1], KEYS[2], 'REPLACE') end
redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'value', ARGV[3])
redis.pcall('PUBLISH', ARGV[4], ARGV[2])
return 1`,
  { doing: "change", isRepeatable: true },
);

/** Keys: token. Arguments: expected revision, channel. Gives 1, or 0 when that revision is not stored. */
export const clearScript: Script = script(
  `if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.pcall('PUBLISH', ARGV[2], '')
return 1`,
  { doing: "change", isRepeatable: false },
);

/** Keys: probe. Arguments: a sample. Fails as a save would: at full memory, on a replica, without permission. */
export const probeScript: Script = script(
  `redis.call('SET', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[1])`,
  { doing: "change", isRepeatable: true },
);

/**
 * Keys: lock. Arguments: owner, turn, milliseconds. Gives 1 when the lock is ours now: when it was free, or left
 * behind by an earlier turn of the same owner, who has one turn at a time. A request of an earlier turn that comes
 * late takes nothing from a later one.
 */
export const takeScript: Script = script(
  `local holder = redis.call('GET', KEYS[1])
local isOwner = holder and string.sub(holder, 1, #ARGV[1]) == ARGV[1]
local turn = isOwner and tonumber(string.sub(holder, #ARGV[1] + 1))
if turn == tonumber(ARGV[2]) then return 1 end
if holder and not (turn and turn < tonumber(ARGV[2])) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2], 'PX', ARGV[3])
return 1`,
  { doing: "change", isRepeatable: true },
);

/** Keys: lock. Arguments: owner and turn. Gives 1 when the lock is still ours. */
export const heldScript: Script = script(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return 1 end
return 0`,
  { doing: "read", isRepeatable: true },
);

/** Keys: lock. Arguments: owner and turn. Frees the lock if it is still ours. */
export const releaseScript: Script = script(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`,
  { doing: "change", isRepeatable: true },
);
