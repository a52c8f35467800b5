import type { Snapshot } from "../snapshot.js";

type Json = Record<string, unknown>;

/** Prices of the day and the year. */
export function day(s: Snapshot): Json {
  return {
    ...year(s),
    closePrice: s.close,
    highPrice: s.high,
    lastPrice: s.last,
    lowPrice: s.low,
    openPrice: s.open,
    securityStatus: "Normal",
  };
}

/** The highest and lowest price of 52 weeks. */
export function year(s: Snapshot): Json {
  return { "52WeekHigh": s.yearHigh, "52WeekLow": s.yearLow };
}

/** The best bid and ask, with sizes in shares. */
export function book(s: Snapshot): Json {
  return {
    askPrice: s.ask,
    askSize: 300,
    bidPrice: s.bid,
    bidSize: 200,
    lastSize: 100,
    quoteTime: s.tradeTime,
  };
}

/** The day's volume and the last trade. */
export function traded(s: Snapshot): Json {
  return { totalVolume: s.volume, tradeTime: s.tradeTime };
}

/** The change since the last close, in dollars and in percent. */
export function change(s: Snapshot): { netChange: number; netPercentChange: number } {
  return changeOf(s.last, s.close);
}

export function changeOf(price: number, before: number): { netChange: number; netPercentChange: number } {
  const netChange = Number((price - before).toFixed(5));
  return { netChange, netPercentChange: Number(((netChange / before) * 100).toFixed(8)) };
}

/** What the security is called and where it trades. */
export function reference(s: Snapshot): Json {
  const [exchange, exchangeName] = s.instrument.exchange;
  return { description: s.instrument.description, exchange, exchangeName };
}

/** Figures of the company or fund. */
export function fundamental(s: Snapshot): Json {
  const { averageVolume, earnings = 0, dividend = 0 } = s.instrument;
  return {
    avg10DaysVolume: averageVolume,
    avg1YearVolume: averageVolume,
    divAmount: dividend,
    divFreq: dividend > 0 ? 4 : 0,
    divPayAmount: Number((dividend / 4).toFixed(4)),
    divYield: Number(((dividend / s.last) * 100).toFixed(5)),
    eps: earnings,
    fundLeverageFactor: 0,
    peRatio: earnings > 0 ? Number((s.last / earnings).toFixed(5)) : 0,
    ...(earnings > 0 && {
      lastEarningsDate: beginningOfQuarter(s.tradeTime),
      sharesOutstanding: averageVolume * 200,
    }),
  };
}

function beginningOfQuarter(time: number): string {
  const day = new Date(time);
  const month = day.getUTCMonth();
  return `${new Date(Date.UTC(day.getUTCFullYear(), month - (month % 3))).toISOString().slice(0, 19)}Z`;
}
