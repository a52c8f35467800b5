import type { Snapshot } from "../snapshot.js";

/** The figures of a security that `/instruments` gives, of which there are more than in a quote. */
export function instrumentFundamental(s: Snapshot): Record<string, unknown> {
  const { symbol, averageVolume, earnings = 0, dividend = 0 } = s.instrument;
  return {
    symbol,
    high52: s.yearHigh,
    low52: s.yearLow,
    dividendAmount: dividend,
    dividendYield: Number(((dividend / s.last) * 100).toFixed(5)),
    dividendPayAmount: Number((dividend / 4).toFixed(4)),
    dividendFreq: dividend > 0 ? 4 : 0,
    peRatio: earnings > 0 ? Number((s.last / earnings).toFixed(5)) : 0,
    eps: earnings,
    epsTTM: earnings,
    avg1DayVolume: averageVolume,
    avg10DaysVolume: averageVolume,
    avg3MonthVolume: averageVolume,
    vol1DayAvg: averageVolume,
    vol10DayAvg: averageVolume,
    vol3MonthAvg: averageVolume,
    fundLeverageFactor: 0,
  };
}
