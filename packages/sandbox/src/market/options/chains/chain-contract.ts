import {
  intrinsicValue,
  lastTradingTime,
  modelValues,
  noValue,
  timeValue,
} from "../../quotes/option-quote.js";
import { ssidOf } from "../../quotes/quote.js";
import { changeOf } from "../../quotes/quote-members.js";
import type { Snapshot } from "../../snapshot.js";

type Json = Record<string, unknown>;

/** The volatility that Schwab gives for every theoretical value it wasn't asked to calculate, in percent. */
export const usualVolatility = 29;

/** One contract as it stands in a chain: with other names than in a quote. */
export function chainContract(s: Snapshot): Json {
  const { contract, description, exchange } = s.instrument;
  const { option } = s;
  if (contract === undefined || option === undefined) return {};
  const { expiration, putCall, strike, symbol, underlying } = contract;
  const isIndex = underlying.startsWith("$");
  const change = changeOf(s.last, s.close);
  const markChange = changeOf(option.mark, option.closeMark);
  const { delta, gamma, theta, vega, rho, theoreticalOptionValue, volatility } = modelValues(s);
  return {
    putCall,
    symbol,
    description,
    exchangeName: exchange[1],
    bid: s.bid,
    ask: s.ask,
    last: s.last,
    mark: option.mark,
    bidSize: option.bidSize,
    askSize: option.askSize,
    bidAskSize: `${option.bidSize}X${option.askSize}`,
    lastSize: 1,
    highPrice: s.high,
    lowPrice: s.low,
    openPrice: s.open,
    closePrice: s.close,
    totalVolume: s.volume,
    tradeTimeInLong: s.tradeTime,
    quoteTimeInLong: s.tradeTime,
    netChange: change.netChange,
    volatility,
    delta,
    gamma,
    theta,
    vega,
    rho,
    openInterest: option.openInterest,
    timeValue: timeValue(s),
    theoreticalOptionValue,
    theoreticalVolatility: usualVolatility,
    optionDeliverablesList: [
      isIndex
        ? { symbol: underlying, assetType: "INDEX", deliverableUnits: 100, currencyType: null }
        : { symbol: underlying, assetType: "STOCK", deliverableUnits: 100, currencyType: null },
    ],
    strikePrice: strike,
    expirationDate: `${new Date(expiration.expires).toISOString().slice(0, 23)}+00:00`,
    daysToExpiration: option.daysToExpiration,
    expirationType: expiration.type,
    lastTradingDay: lastTradingTime(s),
    multiplier: 100,
    settlementType: expiration.settlement,
    deliverableNote: isIndex ? "$100 cash" : `100 ${underlying}`,
    percentChange: change.netPercentChange,
    markChange: markChange.netChange,
    markPercentChange: markChange.netPercentChange,
    intrinsicValue: intrinsicValue(s),
    extrinsicValue: timeValue(s),
    optionRoot: expiration.root,
    exerciseType: isIndex ? "E" : "A",
    high52Week: s.yearHigh,
    low52Week: s.yearLow,
    nonStandard: false,
    pennyPilot: !isIndex,
    inTheMoney: option.intrinsic > 0,
    mini: false,
    isIndexOption: isIndex,
    ssid: ssidOf(symbol),
    breakEven:
      s.last === 0 ? noValue : Number((putCall === "CALL" ? strike + s.last : strike - s.last).toFixed(4)),
  };
}
