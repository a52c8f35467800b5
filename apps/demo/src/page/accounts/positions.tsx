import { Anchor, Table } from "@mantine/core";
import type { Account, Position } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { accountsOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { Change } from "../shared/change.js";
import { asDollarChange, asDollars, asPrice, asQuantity } from "../shared/format.js";
import { ScrollTable } from "../shared/scroll-table.js";
import { securityName } from "../shared/security-name.js";
import { accountName, openProfitOf, quantityOf, totalsOf } from "./totals.js";

export function Positions({ onSelect }: { readonly onSelect: (symbol: string) => void }): ReactNode {
  const accounts = useQuery(accountsOf(useSession().client));
  return (
    <Answer query={accounts} rows={8} isEmpty={hasNone} empty="These accounts hold no positions.">
      {(data) => (
        <ScrollTable label="Positions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Symbol</Table.Th>
              <Table.Th className="number">Quantity</Table.Th>
              <Table.Th className="number">Value</Table.Th>
              <Table.Th className="number">Today</Table.Th>
              <Table.Th className="number">Since opened</Table.Th>
              <Table.Th className="number">Average</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((account) => (
              <Fragment key={account.securitiesAccount.accountNumber}>
                <AccountRow account={account} />
                {(account.securitiesAccount.positions ?? []).map((position) => (
                  <PositionRow key={position.instrument?.symbol} position={position} onSelect={onSelect} />
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </ScrollTable>
      )}
    </Answer>
  );
}

const hasNone = (accounts: readonly Account[]): boolean =>
  accounts.every(({ securitiesAccount }) => (securitiesAccount.positions ?? []).length === 0);

function AccountRow({ account }: { readonly account: Account }): ReactNode {
  const { value, dayChange } = totalsOf([account]);
  return (
    <Table.Tr className="group-row">
      <Table.Th scope="rowgroup" colSpan={2}>
        {accountName(account)}
      </Table.Th>
      <Table.Td className="number">{asDollars(value)}</Table.Td>
      <Table.Td className="number">
        <Change value={dayChange} as={asDollarChange} />
      </Table.Td>
      <Table.Td colSpan={2} />
    </Table.Tr>
  );
}

function PositionRow({
  position,
  onSelect,
}: {
  readonly position: Position;
  readonly onSelect: (symbol: string) => void;
}): ReactNode {
  const { instrument, averagePrice, marketValue, currentDayProfitLoss } = position;
  const symbol = instrument?.symbol ?? "";
  return (
    <Table.Tr>
      <Table.Td>
        {instrument?.assetType === "EQUITY" || instrument?.assetType === "COLLECTIVE_INVESTMENT" ? (
          <Anchor component="button" type="button" size="sm" onClick={() => onSelect(symbol)}>
            {symbol}
          </Anchor>
        ) : (
          securityName(symbol)
        )}
      </Table.Td>
      <Table.Td className="number">{asQuantity(quantityOf(position))}</Table.Td>
      <Table.Td className="number">{asDollars(marketValue)}</Table.Td>
      <Table.Td className="number">
        <Change value={currentDayProfitLoss} as={asDollarChange} />
      </Table.Td>
      <Table.Td className="number">
        <Change value={openProfitOf(position)} as={asDollarChange} />
      </Table.Td>
      <Table.Td className="number">{asPrice(averagePrice)}</Table.Td>
    </Table.Tr>
  );
}
