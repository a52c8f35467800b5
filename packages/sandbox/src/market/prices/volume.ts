import type { TradingDay } from "../calendar/sessions.js";
import type { Instrument } from "../instrument.js";
import { randomPoint, seedOf } from "./random.js";

/** Shares of a stock's volume that trade before and after the regular session. */
const preShare = 0.015;
const postShare = 0.025;

/** Keeps these random numbers apart from those of the prices. */
const volumeKind = 100;

/** What has traded on a day before a moment: shares, contracts or units, whole ones. */
export function volumeBefore(instrument: Instrument, day: TradingDay, time: number): number {
  const ofTheDay = 1 + 0.3 * randomPoint(seedOf(instrument.symbol), volumeKind, day.day);
  const pre = day.opens < day.regularOpens ? preShare : 0;
  const post = day.regularCloses < day.closes ? postShare : 0;
  const share =
    pre * partOf(time, day.opens, day.regularOpens) +
    (1 - pre - post) * busyAtTheEnds(partOf(time, day.regularOpens, day.regularCloses)) +
    post * partOf(time, day.regularCloses, day.closes);
  return Math.floor(instrument.averageVolume * ofTheDay * share);
}

function partOf(time: number, from: number, to: number): number {
  return to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : 0;
}

/** From 0 to 1 with the part of the session that has passed, thrice as steep at its ends as in its middle. */
function busyAtTheEnds(part: number): number {
  return part + 0.8 * (2 * part ** 3 - 3 * part ** 2 + part);
}
