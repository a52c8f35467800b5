import { TokenManager, type TokenStatus } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import type { CommandFlags } from "../../add-command.js";
import { exitCodes } from "../../exit-codes.js";
import { interruptible } from "../../interruptible.js";
import { readSettings } from "../../settings.js";
import { type AddresseeFlags, addresseesIn } from "./addressees.js";
import { keepWatching } from "./keep-watching.js";
import { noticeOf } from "./notice.js";
import { type Printer, printerFor } from "./printer.js";
import { type Addressees, tell } from "./tell.js";

export interface WatchFlags extends CommandFlags, AddresseeFlags {
  /** Seconds before the login's end. */
  readonly before: readonly number[];
  readonly once?: boolean;
}

/**
 * Tells when the login nears its end: until interrupted, or, with `--once`, if it does now. Renews nothing, and needs
 * no credentials.
 * @param args for the command of `--run`
 */
export async function watch(args: readonly string[], flags: WatchFlags): Promise<void> {
  const addressees = addresseesIn(args, flags);
  const settings = readSettings(flags, process.env);
  const storage = tokenFile(settings.tokenFile);
  const { baseUrl } = settings;
  const tokens = new TokenManager({ storage, baseUrl, loginExpiring: { before: flags.before } });
  const printer = printerFor(flags);
  try {
    await interruptible(async (signal) => {
      const status = await tokens.status();
      if (flags.once) await lookOnce(status, addressees, printer, signal);
      else await keepWatching(tokens, status, { addressees, printer, signal });
    });
  } finally {
    await tokens.close();
    await storage.close();
  }
}

async function lookOnce(
  status: TokenStatus,
  addressees: Addressees,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const notice = noticeOf(status);
  if (notice === undefined) {
    const { expiresAt, remainingSeconds } = status.login ?? {};
    printer.print({ event: status.state, loginExpiresAt: expiresAt, remainingSeconds }, status.advice);
    return;
  }
  const wasTold = await tell(notice, addressees, printer, signal);
  process.exitCode = wasTold ? exitCodes.loginNeeded : exitCodes.failed;
}
