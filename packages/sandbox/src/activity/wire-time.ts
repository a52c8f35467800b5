import { newYorkClock } from "../market/calendar/new-york.js";

/** A time as Schwab streams it: what New York's clock shows, without an offset. */
export interface WireTime {
  readonly DateTimeString: string;
}

/** @param time Epoch milliseconds. */
export function wireTime(time: number): WireTime {
  return { DateTimeString: new Date(newYorkClock(time)).toISOString().slice(0, 23).replace("T", " ") };
}
