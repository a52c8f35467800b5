import { type ErrorAction, type ErrorCode, StorageError } from "@schwab-kit/core";
import { PATIENCE_MS } from "./database.js";

type Doing = "read" | "change";

/** Runs what uses the database; what that throws becomes an error of ours. */
export async function telling<T>(doing: Doing, description: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw errorFrom(error, doing, description);
  }
}

type Refusal = readonly [code: ErrorCode, whatToDo: string, action?: ErrorAction];

const cut: Refusal = [
  "storage-unavailable",
  "was closed by the browser. Try again; if that does not help, restart the browser",
];

/** By the name of what was thrown. */
const refusals: Readonly<Record<string, Refusal>> = {
  AbortError: cut,
  InvalidStateError: cut,
  UnknownError: cut,
  NoAnswerInTime: [
    "storage-unavailable",
    `gave no answer within ${PATIENCE_MS} ms: another tab deletes or upgrades the database, or was frozen while it ` +
      "used it. Close the other tabs of this site, then try again",
  ],
  DatabaseClosed: ["storage-unavailable", "was closed by close(). Open it again", "fix-request"],
  QuotaExceededError: [
    "storage-unwritable",
    "has no room: the disk, or this site's share of it, is full. Make room, then try again",
  ],
  VersionError: ["storage-too-new", "was upgraded by a newer version of this page. Reload the page"],
  NotFoundError: [
    "storage-corrupt",
    "can't be used: some other program made the database, and it is left alone. Use another database name",
    "fix-config",
  ],
};

/** Turns what IndexedDB threw into an error of ours. Nothing is shown of it but its name. */
export function errorFrom(error: unknown, doing: Doing, description: string): StorageError {
  if (error instanceof StorageError) return error;
  const name = nameOf(error);
  const isRead = doing === "read";
  const [code, whatToDo, action] = refusals[name] ?? [
    isRead ? "storage-unreadable" : "storage-unwritable",
    `can't be ${isRead ? "read" : "changed"}. Reload the page; if that does not help, clear this site's data`,
  ];
  return new StorageError(
    code,
    `The ${description} ${whatToDo} (${name}).`,
    action && { action, retryable: false },
  );
}

/** A transaction that was cut off may have no error at all. */
export function nameOf(error: unknown): string {
  if (error === null) return "AbortError";
  return error instanceof Error || error instanceof DOMException ? error.name : "Error";
}
