import { StorageError } from "@schwab-kit/core";
import { systemErrorCode } from "@schwab-kit/core/support";
import { NoAnswerInTime } from "./within.js";

interface Trouble {
  readonly description: string;
  /** That the script works on first; whether it is of the right kind shows here. */
  readonly key: string;
  readonly doing: "read" | "change";
  readonly limitMs: number;
}

/** Answers by which Redis says that it can't serve for now, and has done nothing. */
const forNow: Readonly<Record<string, string>> = {
  LOADING: "it is starting and reads its data",
  BUSY: "it is busy with a long script",
  CLUSTERDOWN: "its cluster is incomplete",
  MASTERDOWN: "the replica has lost its primary",
  NOREPLICAS: "too few replicas are connected for a write",
  TRYAGAIN: "its cluster is moving keys",
};

/** Answers by which it refuses, and what to do. */
const refusals: Readonly<Record<string, readonly [happened: string, advice: string]>> = {
  WRONGPASS: ["wrong user name or password", "Correct them in the URL or the client's options."],
  NOAUTH: ["it asks for a password", "Give one in the URL or the client's options."],
  NOPERM: ["permission denied", "Give the user the permissions in the README of @schwab-kit/storage-redis."],
  OOM: ["its memory is full", "Raise maxmemory, or remove other data."],
  READONLY: ["it is a read-only replica", "Give the address of the primary."],
  MISCONF: ["it can't write to its disk", "See to the disk of that Redis."],
  CROSSSLOT: ["it is a cluster", "Pass a cluster client: createCluster()."],
  MOVED: ["it is a cluster", "Pass a cluster client: createCluster()."],
};

/** Network errors in words. */
const outages: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name can't be looked up",
  EHOSTUNREACH: "the host can't be reached",
  ENETUNREACH: "the network can't be reached",
  ENOENT: "there is no such socket",
};

/** The first word of Redis' answer when an error is one. The rest may quote what was sent, so it is not shown. */
export function replyCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // What a script may not do has no word of its own.
  if (/^ERR (?:The user executing the script can't|ACL failure)/.test(error.message)) return "NOPERM";
  return /^([A-Z]{2,20})(?: |$)/.exec(error.message)?.[1];
}

/** An answer that would be the same if asked again. */
export function isFinalReply(error: unknown): boolean {
  const code = replyCode(error);
  return code !== undefined && forNow[code] === undefined && !isFull(error);
}

/** All connections of Redis are taken. */
function isFull(error: unknown): boolean {
  return error instanceof Error && /^ERR max number of clients/.test(error.message);
}

/** Turns what a client threw into an error of ours. */
export function errorFrom(error: unknown, { description, key, doing, limitMs }: Trouble): StorageError {
  if (error instanceof StorageError) return error;
  const code = replyCode(error);
  if (code === "WRONGTYPE") return foreignKey(description, key);
  if (code === undefined || forNow[code] !== undefined || isFull(error)) {
    return new StorageError(
      "storage-unavailable",
      `The ${description} can't be reached: ${outage(error, limitMs)}. Try again; if that does not help, see to that Redis, or correct its address.`,
    );
  }
  const [happened, advice] = refusals[code] ?? ["it refused", "See to that Redis."];
  return new StorageError(
    doing === "read" ? "storage-unreadable" : "storage-unwritable",
    `The ${description} can't be ${doing === "read" ? "read" : "changed"}: ${happened} (${code}). ${advice}`,
  );
}

function outage(error: unknown, limitMs: number): string {
  if (isFull(error)) return "all its connections are taken";
  const reply = replyCode(error);
  if (reply !== undefined) return `${forNow[reply]} (${reply})`;
  if (error instanceof NoAnswerInTime) return `no answer within ${Math.ceil(limitMs)} ms`;
  const code = systemErrorCode(error);
  if (code === undefined) return "the connection was cut";
  return `${outages[code] ?? "the connection failed"} (${code})`;
}

/** Has no revision, so that no login ever replaces what is most likely somebody else's. */
export function foreignKey(description: string, key: string): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${description} can't be used: the key ${key} holds something else, and it is left alone. ` +
      "Use another login name, or move that key away.",
    { action: "fix-config" },
  );
}

export function notJson(description: string, revision: string): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${description} does not hold whole JSON: something else wrote there. Restore it, or log in again to ` +
      "replace it; the broken value is then kept in the key that ends in :corrupt.",
    { revision },
  );
}

export function lockLost(description: string): StorageError {
  return new StorageError(
    "storage-lock-lost",
    `The lock of the ${description} is no longer ours: it was held too long, or Redis lost it. Nothing is damaged; try again.`,
  );
}
