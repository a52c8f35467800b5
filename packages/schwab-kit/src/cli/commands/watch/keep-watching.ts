import { setTimeout as delay } from "node:timers/promises";
import type { TokenManager, TokenStatus } from "@schwab-kit/core";
import { noticeOf } from "./notice.js";
import type { Printer } from "./printer.js";
import { type Addressees, tell } from "./tell.js";

/** The longest that a timer can wait, milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Tells of the login's end at its times, also of logins that other processes make meanwhile, until interrupted.
 * @param status as it stood at the beginning
 */
export async function keepWatching(
  tokens: TokenManager,
  status: TokenStatus,
  { addressees, printer, signal }: { addressees: Addressees; printer: Printer; signal: AbortSignal },
): Promise<void> {
  let loggedInAt = status.login?.since;
  // One after the other, and each as the login stands by then: it may have been made anew.
  let telling: Promise<unknown> = Promise.resolve();
  const tellNow = (): void => {
    telling = telling
      .then(async () => {
        const notice = signal.aborted ? undefined : noticeOf(await tokens.status());
        if (notice !== undefined) await tell(notice, addressees, printer, signal);
      })
      .catch((error) => printer.printError(error));
  };
  printWatched(status, printer);
  tokens.subscribe((event) => {
    if (event.type === "login-expiring") tellNow();
    else if (event.type === "logged-out") {
      loggedInAt = undefined;
      printer.print({ event: "logged-out" }, "The login was removed. Waiting for the next one.");
    } else if (event.type === "adopted" && event.loggedInAt !== loggedInAt) {
      loggedInAt = event.loggedInAt;
      telling = telling
        .then(async () => printWatched(await tokens.status(), printer))
        .catch((error) => printer.printError(error));
    }
  });
  if (status.state === "signed-out") tellNow();
  // Rejects when interrupted, and only then.
  while (!signal.aborted) await delay(LONGEST_TIMER_MS, undefined, { signal }).catch(() => {});
  await telling;
}

function printWatched({ state, login, advice }: TokenStatus, printer: Printer): void {
  printer.print(
    {
      event: "watching",
      state,
      loginExpiresAt: login?.expiresAt ?? null,
      remainingSeconds: login?.remainingSeconds ?? 0,
    },
    `Watching. ${advice}`,
  );
}
