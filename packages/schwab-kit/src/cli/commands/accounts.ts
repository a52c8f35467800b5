import { withClient } from "../open-client.js";
import type { CommandFlags } from "../program.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";

export async function accounts(flags: CommandFlags & { readonly positions?: boolean }): Promise<void> {
  await withClient(flags, async (client) => {
    const found = await withProgress(
      "Asking for the accounts",
      client.getAccounts(flags.positions ? { fields: ["positions"] } : {}),
    );
    if (flags.json) return printJson(found);
    for (const { securitiesAccount, aggregatedBalance } of found) {
      const number = String(securitiesAccount?.accountNumber ?? "");
      const value = aggregatedBalance?.liquidationValue;
      printLine(
        `…${number.slice(-4)}  ${securitiesAccount?.type ?? ""}  ${value === undefined ? "" : value.toFixed(2)}`,
      );
      for (const position of securitiesAccount?.positions ?? []) {
        const quantity = (position.longQuantity ?? 0) - (position.shortQuantity ?? 0);
        printLine(
          `    ${(position.instrument?.symbol ?? "").padEnd(22)} ${quantity}  ${position.marketValue ?? ""}`,
        );
      }
    }
  });
}
