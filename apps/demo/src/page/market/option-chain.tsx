import { NativeSelect, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { chainOf, expirationsOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { asPrice } from "../shared/format.js";
import { ScrollTable } from "../shared/scroll-table.js";
import { strikesOf } from "./chain-strikes.js";
import { OptionSide } from "./option-side.js";

/** Calls and puts of one expiration around the price. An ask puts its contract into the ticket, with the ask as the limit. */
export function OptionChain({
  symbol,
  onTrade,
}: {
  readonly symbol: string;
  readonly onTrade: (symbol: string, limit?: number) => void;
}): ReactNode {
  const { client } = useSession();
  const [chosen, setChosen] = useState<string>();
  const expirations = useQuery(expirationsOf(client, symbol));
  const days = (expirations.data?.expirationList ?? []).map(({ expirationDate = "" }) => expirationDate);
  const expiration = chosen !== undefined && days.includes(chosen) ? chosen : days[0];
  const chain = useQuery(chainOf(client, symbol, expiration));
  return (
    <Answer
      query={expirations}
      rows={8}
      isEmpty={() => days.length === 0}
      empty={`There are no options on ${symbol}.`}
    >
      {({ expirationList = [] }) => (
        <>
          <NativeSelect
            size="xs"
            label="Expiration"
            className="narrow-field"
            value={expiration}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={expirationList.map(({ expirationDate = "", daysToExpiration }) => ({
              value: expirationDate,
              label: `${expirationDate} (${daysToExpiration} days)`,
            }))}
          />
          <Answer query={chain} rows={8}>
            {(data) => (
              <ScrollTable label={`Options on ${symbol}`}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th colSpan={3} scope="colgroup">
                      Calls
                    </Table.Th>
                    <Table.Td className="number" />
                    <Table.Th colSpan={3} scope="colgroup">
                      Puts
                    </Table.Th>
                  </Table.Tr>
                  <Table.Tr>
                    <SideHeads />
                    <Table.Th className="number">Strike</Table.Th>
                    <SideHeads />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {strikesOf(data).map(({ strike, call, put }) => (
                    <Table.Tr key={strike}>
                      <OptionSide contract={call} onTrade={onTrade} />
                      <Table.Th scope="row" className="number strike">
                        {asPrice(strike)}
                      </Table.Th>
                      <OptionSide contract={put} onTrade={onTrade} />
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </ScrollTable>
            )}
          </Answer>
        </>
      )}
    </Answer>
  );
}

function SideHeads(): ReactNode {
  return ["Bid", "Ask", "Delta"].map((name) => (
    <Table.Th key={name} className="number">
      {name}
    </Table.Th>
  ));
}
