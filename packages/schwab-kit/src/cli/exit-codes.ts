import { SchwabKitError } from "@schwab-kit/core";

/** What the command's exit code says. Listed in its `--help`. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  /** Usage or settings: change something, then try again. */
  misused: 2,
  loginNeeded: 3,
  /** Schwab or the network: the same command may work later. */
  tryLater: 4,
  /** An order may have been placed or not: look before anything is sent again. */
  outcomeUnknown: 5,
  /** What `doctor` looked at has a problem. */
  problemFound: 6,
  interrupted: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === "AbortError") return exitCodes.interrupted;
  if (!(error instanceof SchwabKitError)) return exitCodes.failed;
  switch (error.action) {
    case "fix-config":
    case "fix-request":
      return exitCodes.misused;
    case "login":
      return exitCodes.loginNeeded;
    case "retry":
      return exitCodes.tryLater;
    case "find-out":
      return exitCodes.outcomeUnknown;
    default:
      return exitCodes.failed;
  }
}
