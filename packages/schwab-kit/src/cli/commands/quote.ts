import type { CommandFlags } from "../add-command.js";
import { exitCodes } from "../exit-codes.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";

export async function quote(symbols: readonly string[], flags: CommandFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const { errors, ...quotes } = await withProgress("Asking for quotes", client.getQuotes(symbols));
    if (flags.json) printJson(errors === undefined ? quotes : { ...quotes, errors });
    else {
      for (const [symbol, found] of Object.entries(quotes)) {
        const quote = found?.quote;
        const change =
          quote?.netChange === undefined ? "" : `  ${quote.netChange >= 0 ? "+" : ""}${quote.netChange}`;
        printLine(`${symbol.padEnd(22)} ${quote?.lastPrice ?? "no price"}${change}`);
      }
    }
    const unknown = errors?.invalidSymbols ?? [];
    if (unknown.length > 0) {
      process.stderr.write(`Schwab knows no ${unknown.join(", ")}.\n`);
      process.exitCode = exitCodes.misused;
    }
  });
}
