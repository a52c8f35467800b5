import type { Snapshot } from "../snapshot.js";
import { change, day, reference, traded } from "./quote-members.js";
import type { QuoteShape } from "./quote-shapes.js";

type Json = Record<string, unknown>;

export function futureOptionShape(s: Snapshot): QuoteShape {
  return {
    head: { assetMainType: "FUTURE_OPTION" },
    parts: { quote: futureOptionQuote(s), reference: futureOptionReference(s) },
  };
}

function futureOptionQuote(s: Snapshot): Json {
  const { tick, futureOption } = s.instrument;
  const { "52WeekHigh": _high, "52WeekLow": _low, ...prices } = day(s);
  const changes = change(s);
  return {
    ...prices,
    ...traded(s),
    ...changes,
    askPrice: s.ask,
    askSize: s.option?.askSize,
    bidPrice: s.bid,
    bidSize: s.option?.bidSize,
    lastSize: 1,
    // The last price is within the spread here, where Schwab takes it for the mark.
    mark: s.last,
    markChange: changes.netChange,
    openInterest: s.option?.openInterest,
    quoteTime: s.tradeTime,
    // Spelled as Schwab spells it.
    settlemetPrice: s.close,
    tick,
    tickAmount: tick * (futureOption?.multiplier ?? 0),
  };
}

function futureOptionReference(s: Snapshot): Json {
  const { futureOption } = s.instrument;
  if (futureOption === undefined) return {};
  const { expires, multiplier, putCall, strike, underlying } = futureOption;
  return {
    ...reference(s),
    contractType: putCall.charAt(0),
    expirationDate: expires,
    expirationStyle: "European",
    multiplier,
    strikePrice: strike,
    underlying,
  };
}
