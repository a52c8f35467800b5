import { Anchor, Table } from "@mantine/core";
import type { OptionContract, OptionValue } from "@schwab-kit/http-client";
import type { ReactNode } from "react";
import { asPrice, none } from "../shared/format.js";
import { securityName } from "../shared/security-name.js";

/** A contract's three cells. */
export function OptionSide({
  contract,
  onTrade,
}: {
  readonly contract: OptionContract | undefined;
  readonly onTrade: (symbol: string, limit?: number) => void;
}): ReactNode {
  const { symbol, bid, ask, delta, inTheMoney } = contract ?? {};
  const look = inTheMoney === true ? "number in-the-money" : "number";
  return (
    <>
      <Table.Td className={look}>{asPrice(bid)}</Table.Td>
      <Table.Td className={look}>
        {symbol === undefined ? (
          none
        ) : (
          <Anchor
            component="button"
            type="button"
            size="sm"
            className="number"
            aria-label={`Trade ${securityName(symbol)}, ask ${asPrice(ask)}`}
            onClick={() => onTrade(symbol, ask)}
          >
            {asPrice(ask)}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td className={look}>{greek(delta)}</Table.Td>
    </>
  );
}

/** -999 and `NaN` mean that there is none. */
function greek(value: OptionValue | undefined): string {
  return typeof value === "number" && value !== -999 ? value.toFixed(2) : none;
}
