import { ActionIcon, Button, Group, Table, Text, TextInput, UnstyledButton } from "@mantine/core";
import type { Quote } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { quotesOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { Change } from "../shared/change.js";
import { asPercentChange, asPrice, inNewYork } from "../shared/format.js";
import { Panel } from "../shared/panel.js";
import { ScrollTable } from "../shared/scroll-table.js";
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
  const quotes = useQuery(quotesOf(useSession().client, symbols));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const symbol = typed.trim().toUpperCase();
    if (symbol !== "") add(symbol);
    setTyped("");
  };
  return (
    <Panel title="Watchlist" aside={<MarketTime quotes={Object.values(quotes.data ?? {})} />}>
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

function QuoteRow({
  symbol,
  quote,
  isUnknown,
  isSelected,
  onSelect,
  onRemove,
}: {
  readonly symbol: string;
  readonly quote: Quote | undefined;
  readonly isUnknown: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  return (
    <Table.Tr className={isSelected ? "selected-row" : ""}>
      <Table.Td>
        <UnstyledButton className="symbol" onClick={onSelect} aria-pressed={isSelected} disabled={isUnknown}>
          {symbol}
        </UnstyledButton>
      </Table.Td>
      {isUnknown ? (
        <Table.Td colSpan={2}>
          <Text size="xs" c="dimmed">
            Schwab doesn't know it
          </Text>
        </Table.Td>
      ) : (
        <>
          <Table.Td className="number">{asPrice(quote?.quote?.lastPrice)}</Table.Td>
          <Table.Td className="number">
            <Change value={quote?.quote?.netPercentChange} as={asPercentChange} />
          </Table.Td>
        </>
      )}
      <Table.Td className="tool">
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={`Remove ${symbol}`}
          onClick={onRemove}
        >
          <span aria-hidden="true">×</span>
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

/** The time of the latest quote. In the sandbox the market has a clock of its own. */
function MarketTime({ quotes }: { readonly quotes: readonly unknown[] }): ReactNode {
  const { config } = useSession();
  const latest = Math.max(0, ...quotes.map((one) => (one as Quote | undefined)?.quote?.quoteTime ?? 0));
  if (latest === 0) return null;
  const time = inNewYork(latest, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (
    <Text size="xs" c="dimmed" className="number">
      {time} {config.mode === "sandbox" ? "sandbox time" : "New York"}
    </Text>
  );
}
