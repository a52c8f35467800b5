import { Button, Group, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { quotesOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { Panel } from "../shared/panel.js";
import { ScrollTable } from "../shared/scroll-table.js";
import { MarketTime } from "./market-time.js";
import { QuoteRow } from "./quote-row.js";
import { useWatchedSymbols } from "./watched-symbols.js";

export function Watchlist({
  selected,
  onSelect,
}: {
  readonly selected: string;
  readonly onSelect: (symbol: string) => void;
}): ReactNode {
  const { symbols, add, remove } = useWatchedSymbols();
  const [typed, setTyped] = useState("");
  const quotes = useQuery(quotesOf(useSession(), symbols));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const symbol = typed.trim().toUpperCase();
    if (symbol !== "") add(symbol);
    setTyped("");
  };
  return (
    <Panel title="Watchlist" aside={<MarketTime symbols={symbols} quotes={quotes.data} />}>
      {symbols.length === 0 ? (
        <Text size="sm" c="dimmed" className="empty">
          Nothing is watched. Add a symbol below.
        </Text>
      ) : (
        <Answer query={quotes} rows={symbols.length}>
          {(data) => (
            <ScrollTable label="Watchlist">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Symbol</Table.Th>
                  <Table.Th className="number">Last</Table.Th>
                  <Table.Th className="number">Change</Table.Th>
                  <Table.Th className="tool" aria-label="Remove" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {symbols.map((symbol) => (
                  <QuoteRow
                    key={symbol}
                    symbol={symbol}
                    quote={data[symbol]}
                    isUnknown={data.errors?.invalidSymbols?.includes(symbol) === true}
                    isSelected={symbol === selected}
                    onSelect={() => onSelect(symbol)}
                    onRemove={() => remove(symbol)}
                  />
                ))}
              </Table.Tbody>
            </ScrollTable>
          )}
        </Answer>
      )}
      <form onSubmit={submit}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            className="grow"
            aria-label="Symbol to watch"
            placeholder="Symbol"
            maxLength={30}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" type="submit">
            Add
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
