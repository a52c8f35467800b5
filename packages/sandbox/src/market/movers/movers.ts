import { tradingDayAt } from "../calendar/sessions.js";
import { type ListedInstrument, schedules } from "../instrument.js";
import type { Market, Snapshot } from "../market.js";
import { nearestStrike } from "../options/strikes.js";
import { volumeBefore } from "../prices/volume.js";
import { change } from "../quotes/quote-members.js";

type Json = Record<string, unknown>;

export const moversSorts = ["VOLUME", "TRADES", "PERCENT_CHANGE_UP", "PERCENT_CHANGE_DOWN"] as const;
type MoversSort = (typeof moversSorts)[number];

/** The stream's screeners have one more. */
export type ScreenerSort = MoversSort | "AVERAGE_PERCENT_VOLUME";
export const screenerSorts: readonly ScreenerSort[] = [...moversSorts, "AVERAGE_PERCENT_VOLUME"];

/** As many as Schwab lists. */
const listed = 10;

/** Shares in an average trade. */
const sharesPerTrade = 130;

export type MoversIndex =
  | "$DJI"
  | "$COMPX"
  | "$SPX"
  | "NYSE"
  | "NASDAQ"
  | "OTCBB"
  | "INDEX_ALL"
  | "EQUITY_ALL"
  | "OPTION_ALL"
  | "OPTION_PUT"
  | "OPTION_CALL";

type Choice = (market: Market, time: number) => readonly Snapshot[];

/** What belongs to each list that there are movers of. */
const choices: Record<MoversIndex, Choice> = {
  $DJI: membersOf("$DJI"),
  $COMPX: membersOf("$COMPX"),
  $SPX: membersOf("$SPX"),
  NYSE: securities(({ kind, exchange }) => kind === "EQUITY" && exchange[1] === "NYSE"),
  NASDAQ: securities(({ kind, exchange }) => kind === "EQUITY" && exchange[1] === "NASDAQ"),
  // Nothing in this market is traded over the counter.
  OTCBB: () => [],
  INDEX_ALL: securities(({ kind }) => kind === "INDEX"),
  EQUITY_ALL: securities(({ kind }) => kind === "EQUITY" || kind === "ETF"),
  OPTION_ALL: options(["CALL", "PUT"]),
  OPTION_PUT: options(["PUT"]),
  OPTION_CALL: options(["CALL"]),
};

export function isMoversIndex(index: string): index is MoversIndex {
  return Object.hasOwn(choices, index);
}

/** @param frequency Minutes that volume and trades are counted in; 0 for the day. */
export function moversOf(
  market: Market,
  index: MoversIndex,
  sort: ScreenerSort,
  frequency: number,
  time: number,
): readonly Json[] {
  const all = choices[index](market, time).map((snapshot) => ({
    snapshot,
    volume: frequency === 0 ? snapshot.volume : recentVolume(snapshot, frequency),
    share: change(snapshot).netPercentChange,
  }));
  const rankOf: Record<ScreenerSort, (mover: (typeof all)[number]) => number> = {
    VOLUME: ({ volume }) => volume,
    TRADES: ({ volume }) => volume,
    PERCENT_CHANGE_UP: ({ share }) => share,
    PERCENT_CHANGE_DOWN: ({ share }) => -share,
    AVERAGE_PERCENT_VOLUME: ({ snapshot, volume }) => volume / Math.max(1, snapshot.instrument.averageVolume),
  };
  const totalVolume = all.reduce((sum, { volume }) => sum + volume, 0);
  const isByChange = sort.startsWith("PERCENT");
  const rank = rankOf[sort];
  const moved = isByChange ? all.filter((mover) => rank(mover) > 0) : all;
  const sorted = [...moved].sort((a, b) => rank(b) - rank(a));
  return sorted.slice(0, listed).map(({ snapshot, volume, share }) => ({
    description: snapshot.instrument.description,
    volume,
    lastPrice: snapshot.last,
    netChange: change(snapshot).netChange,
    marketShare: totalVolume === 0 ? 0 : Number(((volume / totalVolume) * 100).toFixed(2)),
    totalVolume,
    trades: Math.ceil(volume / sharesPerTrade),
    // A part of one here, where quotes have percents.
    netPercentChange: Number((share / 100).toFixed(4)),
    symbol: snapshot.instrument.symbol,
  }));
}

function recentVolume({ instrument, time, volume }: Snapshot, minutes: number): number {
  const day = tradingDayAt(schedules[instrument.kind], time);
  return volume - volumeBefore(instrument, day, time + 1000 - minutes * 60_000);
}

function membersOf(index: string): Choice {
  return securities(({ indices }) => indices?.includes(index) === true);
}

function securities(belongs: (instrument: ListedInstrument) => boolean): Choice {
  return (market, time) =>
    market.instruments.filter(belongs).flatMap(({ symbol }) => market.snapshot(symbol, time) ?? []);
}

/** The contracts of each underlying that most trade in: at the price, of the nearest expiration. */
function options(sides: readonly ("CALL" | "PUT")[]): Choice {
  return (market, time) =>
    market.instruments.flatMap(({ symbol }) => {
      const board = market.options(symbol, time);
      const [nearest] = board?.expirations ?? [];
      if (board === undefined || nearest === undefined) return [];
      const strike = nearestStrike(board.instrument, board.underlying.last);
      return sides.map((putCall) => board.snapshot({ putCall, strike, expiration: nearest }));
    });
}
