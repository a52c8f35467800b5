import { partsOf } from "../calendar/calendar-day.js";
import { newYorkTime } from "../calendar/new-york.js";
import type { Snapshot } from "../snapshot.js";
import { changeOf } from "./quote-members.js";
import type { QuoteShape } from "./quote-shapes.js";

type Json = Record<string, unknown>;

/** What Schwab sends in place of a volatility or a greek that there is none of. */
export const noValue = -999;

export function optionShape(s: Snapshot): QuoteShape {
  return {
    head: { assetMainType: "OPTION" },
    parts: { quote: optionQuote(s), reference: optionReference(s) },
  };
}

/** The greeks and the volatility in percent, rounded as Schwab does. */
export function modelValues(s: Snapshot): Json {
  const { greeks, volatility, theoretical = 0 } = s.option ?? {};
  return {
    delta: threePlaces(greeks?.delta),
    gamma: threePlaces(greeks?.gamma),
    theta: threePlaces(greeks?.theta),
    vega: threePlaces(greeks?.vega),
    rho: threePlaces(greeks?.rho),
    theoreticalOptionValue: threePlaces(greeks && theoretical),
    volatility: threePlaces(volatility),
  };
}

export function threePlaces(value: number | undefined): number {
  // Adding zero turns a negative zero, which JSON has no use for, into zero.
  return value === undefined ? noValue : Number(value.toFixed(3)) + 0;
}

function optionQuote(s: Snapshot): Json {
  const { option } = s;
  if (option === undefined) return {};
  const markChange = changeOf(option.mark, option.closeMark);
  return {
    "52WeekHigh": s.yearHigh,
    "52WeekLow": s.yearLow,
    askPrice: s.ask,
    askSize: option.askSize,
    bidPrice: s.bid,
    bidSize: option.bidSize,
    closePrice: s.close,
    highPrice: s.high,
    impliedYield: 0,
    indAskPrice: 0,
    indBidPrice: 0,
    indQuoteTime: 0,
    lastPrice: s.last,
    lastSize: 1,
    lowPrice: s.low,
    mark: option.mark,
    markChange: markChange.netChange,
    markPercentChange: markChange.netPercentChange,
    moneyIntrinsicValue: intrinsicValue(s),
    ...changeOf(s.last, s.close),
    openInterest: option.openInterest,
    openPrice: s.open,
    quoteTime: s.tradeTime,
    securityStatus: "Normal",
    timeValue: timeValue(s),
    totalVolume: s.volume,
    tradeTime: s.tradeTime,
    underlyingPrice: option.underlyingPrice,
    ...modelValues(s),
  };
}

/** Below zero when the option is out of the money. */
export function intrinsicValue(s: Snapshot): number {
  return Number((s.option?.intrinsic ?? 0).toFixed(4));
}

/** What is paid for more than exercising it now would bring. */
export function timeValue(s: Snapshot): number {
  return Number((s.last - Math.max(0, s.option?.intrinsic ?? 0)).toFixed(4));
}

function optionReference(s: Snapshot): Json {
  const { contract, description, exchange } = s.instrument;
  if (contract === undefined) return {};
  const { expiration, putCall, strike, underlying } = contract;
  const { year, month, date } = partsOf(expiration.day);
  const isIndex = underlying.startsWith("$");
  return {
    contractType: putCall.charAt(0),
    daysToExpiration: s.option?.daysToExpiration,
    deliverables: isIndex ? "$100 cash" : `100 ${underlying}`,
    description,
    exchange: exchange[0],
    exchangeName: exchange[1],
    exerciseType: isIndex ? "E" : "A",
    expirationDay: date,
    expirationMonth: month,
    expirationType: expiration.type,
    expirationYear: year,
    isPennyPilot: !isIndex,
    lastTradingDay: lastTradingTime(s),
    multiplier: 100,
    settlementType: expiration.settlement,
    strikePrice: strike,
    underlying,
  };
}

/** The evening of the last day of trading, epoch milliseconds. */
export function lastTradingTime(s: Snapshot): number | undefined {
  const day = s.instrument.contract?.expiration.lastTradingDay;
  return day === undefined ? undefined : newYorkTime(day, 20 * 3_600_000);
}
