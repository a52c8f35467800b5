import { Paper, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { accountsOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Change } from "../shared/change.js";
import { asDollarChange, asDollars, none } from "../shared/format.js";
import { accountName, totalsOf } from "./totals.js";

/** One line of figures over everything else. What went wrong with them, the positions below say. */
export function AccountSummary(): ReactNode {
  const { data, isPending } = useQuery(accountsOf(useSession().client));
  const accounts = data ?? [];
  const totals = totalsOf(accounts);
  const shown = (figure: ReactNode): ReactNode =>
    isPending ? <Skeleton height={24} width={110} /> : data === undefined ? none : figure;
  return (
    <Paper component="section" withBorder className="summary" aria-label="Accounts in total">
      <dl className="figures">
        <Figure name="Total value">{shown(asDollars(totals.value))}</Figure>
        <Figure name="Cash">{shown(asDollars(totals.cash))}</Figure>
        <Figure name="Today">{shown(<Change value={totals.dayChange} as={asDollarChange} />)}</Figure>
        {accounts.map((account) => (
          <Figure key={account.securitiesAccount.accountNumber} name={accountName(account)}>
            {asDollars(account.securitiesAccount.currentBalances?.liquidationValue)}
          </Figure>
        ))}
      </dl>
    </Paper>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
