import type { TradingDay } from "../calendar/sessions.js";
import type { Instrument } from "../instrument.js";
import { quotedContracts } from "../options/quoted-contracts.js";
import { randomPoint, seedOf } from "../prices/random.js";
import { volumeBefore } from "../prices/volume.js";

const minute = 60_000;

/** Keeps these random numbers apart from those of prices and volumes. */
const sizeKind = 300;

/** A round lot is always to be had. */
const leastShares = 100;

/**
 * How many shares or contracts one order can have in one second: those that the quote shows of an option; of a
 * stock what trades in a second of that minute, a quarter of it or as much as sixteen times.
 */
export function sizeOffered(instrument: Instrument, day: TradingDay, time: number, buys: boolean): number {
  const at = Math.floor(time / minute);
  const seed = seedOf(instrument.symbol);
  if (instrument.kind === "OPTION") return quotedContracts(seed, buys ? "ask" : "bid", time);
  const traded =
    volumeBefore(instrument, day, (at + 1) * minute) - volumeBefore(instrument, day, at * minute);
  const burst = 2 ** (1 + 3 * randomPoint(seed, sizeKind, at));
  return Math.max(leastShares, Math.floor((traded / 60) * burst));
}
