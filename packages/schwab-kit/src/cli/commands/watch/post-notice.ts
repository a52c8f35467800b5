import { setTimeout as delay } from "node:timers/promises";
import { ConfigError, isLoopbackHost } from "@schwab-kit/core";
import type { Notice } from "./notice.js";

/** Before each try after the first, milliseconds. */
const PAUSES_MS = [1_000, 4_000];
/** For one try, milliseconds. */
const LIMIT_MS = 10_000;

/** How posting a notice has ended. */
export interface Posted {
  readonly attempts: number;
  /** HTTP status of the last answer; null when there was none. */
  readonly status: number | null;
  readonly ok: boolean;
}

/**
 * The address of a webhook. It may hold a secret of its own, so that no message shows it.
 * @throws ConfigError `config-invalid`
 */
export function webhook(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPrivate = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopbackHost(url.hostname));
  if (url !== undefined && isPrivate && url.username === "" && url.password === "") return url;
  throw new ConfigError(
    "config-invalid",
    "The address of --post must be https, or http on this machine, and have no user name or password. Correct it.",
  );
}

/**
 * Posts the notice as JSON, three times at most: again after no answer, 429 and 5xx. A redirect is not followed.
 * @throws the signal's reason
 */
export async function postNotice(url: URL, notice: Notice, signal: AbortSignal): Promise<Posted> {
  for (let attempts = 1; ; attempts++) {
    const status = await post(url, notice, signal);
    signal.throwIfAborted();
    const isPassing = status === null || status === 429 || status >= 500;
    const pause = PAUSES_MS[attempts - 1];
    if (!isPassing || pause === undefined) {
      return { attempts, status, ok: status !== null && status >= 200 && status < 300 };
    }
    // Rejects only when aborted, and then the signal's own reason is thrown above.
    await delay(pause, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  }
}

async function post(url: URL, notice: Notice, signal: AbortSignal): Promise<number | null> {
  try {
    const { status, body } = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(notice),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
    });
    await body?.cancel();
    return status;
  } catch {
    return null;
  }
}
