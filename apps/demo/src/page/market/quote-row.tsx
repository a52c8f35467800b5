import { ActionIcon, Table, Text, UnstyledButton } from "@mantine/core";
import type { Quote } from "@schwab-kit/http-client";
import type { ReactNode } from "react";
import { Change } from "../shared/change.js";
import { asPercentChange, asPrice } from "../shared/format.js";

/** One watched symbol. */
export function QuoteRow({
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
