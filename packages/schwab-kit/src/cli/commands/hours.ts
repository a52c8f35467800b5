import { type MarketHours, MarketHoursMarket, type ProductHours } from "@schwab-kit/http-client";
import type { CommandFlags } from "../add-command.js";
import { oneOf } from "../check-flags.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson } from "../report.js";
import { printTable } from "../table.js";

export interface HoursFlags extends CommandFlags {
  /** `yyyy-MM-dd`. */
  readonly date?: string;
}

export async function hours(markets: readonly string[], flags: HoursFlags): Promise<void> {
  const wanted =
    markets.length === 0
      ? Object.values(MarketHoursMarket)
      : markets.map((market) => oneOf("market", market, MarketHoursMarket));
  await withClient(flags, async (client) => {
    const found = await withProgress(
      "Asking for market hours",
      client.getMarketHours(wanted, { date: flags.date }),
    );
    if (flags.json) return printJson(found);
    printTable(
      ["market", "product", "session", "from", "to"].map((title) => ({ title })),
      hoursRows(found),
    );
  });
}

function hoursRows(found: MarketHours) {
  return Object.entries(found).flatMap(([market, products]) =>
    Object.values(products as Record<string, ProductHours>).flatMap((product) =>
      sessionRows(market, product),
    ),
  );
}

function sessionRows(market: string, { product, isOpen, date, sessionHours = {} }: ProductHours) {
  const rows = Object.entries(sessionHours).flatMap(([session, intervals]) =>
    intervals.map(({ start, end }) => [market, product, session, inShort(start), inShort(end)]),
  );
  return isOpen && rows.length > 0 ? rows : [[market, product, isOpen ? "open" : "closed", date]];
}

/** `2026-11-24T09:30:00-05:00` as `2026-11-24 09:30-05:00`. */
function inShort(time: string | undefined): string | undefined {
  return time?.replace(/^(\S{10})T(\d\d:\d\d):00/, "$1 $2");
}
