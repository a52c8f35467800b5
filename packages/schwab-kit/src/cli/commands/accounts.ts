import { accountLine } from "../account-lines.js";
import type { CommandFlags } from "../add-command.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";

export async function accounts(flags: CommandFlags & { readonly positions?: boolean }): Promise<void> {
  await withClient(flags, async (client) => {
    const found = await withProgress(
      "Asking for the accounts",
      client.getAccounts(flags.positions ? { fields: ["positions"] } : {}),
    );
    if (flags.json) return printJson(found);
    for (const account of found) {
      printLine(accountLine(account));
      for (const position of account.securitiesAccount?.positions ?? []) {
        const quantity = (position.longQuantity ?? 0) - (position.shortQuantity ?? 0);
        printLine(
          `    ${(position.instrument?.symbol ?? "").padEnd(22)} ${quantity}  ${position.marketValue ?? ""}`,
        );
      }
    }
  });
}
