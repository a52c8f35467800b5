import { isoDate } from "../../calendar/calendar-day.js";
import { threePlaces } from "../../quotes/option-quote.js";
import { book, change } from "../../quotes/quote-members.js";
import type { Snapshot } from "../../snapshot.js";
import type { OptionBoard } from "../option-board.js";
import { interestRate } from "../option-model.js";
import { assumed } from "./assumed-values.js";
import { chainContract, usualVolatility } from "./chain-contract.js";
import type { ChainRequest } from "./chain-request.js";
import { chosenStrikes, isChosen } from "./chain-selection.js";

type Json = Record<string, unknown>;
type ByExpiration = Record<string, Record<string, Json[]>>;

/** What `/chains` answers. */
export function chainOf(board: OptionBoard, request: ChainRequest): Json {
  const { underlying, instrument } = board;
  const isIndex = instrument.kind === "INDEX";
  const calls = request.contractType === "PUT" ? {} : contractsOf(board, request, "CALL");
  const puts = request.contractType === "CALL" ? {} : contractsOf(board, request, "PUT");
  const { assumptions } = request;
  return {
    symbol: instrument.symbol,
    status: "SUCCESS",
    underlying: request.includeUnderlyingQuote ? underlyingOf(underlying) : null,
    strategy: request.strategy,
    interval: 0,
    isDelayed: false,
    isIndex,
    interestRate: assumptions.interestRate ?? interestRate * 100,
    underlyingPrice: underlying.last,
    volatility: assumptions.volatility ?? usualVolatility,
    daysToExpiration: assumptions.daysToExpiration ?? 0,
    dividendYield: threePlaces(board.dividendYield * 100),
    numberOfContracts: countOf(calls) + countOf(puts),
    assetMainType: isIndex ? "INDEX" : "EQUITY",
    assetSubType: isIndex ? null : instrument.kind === "ETF" ? "ETF" : "COE",
    isChainTruncated: false,
    callExpDateMap: calls,
    putExpDateMap: puts,
  };
}

function contractsOf(board: OptionBoard, request: ChainRequest, putCall: "CALL" | "PUT"): ByExpiration {
  const strikes = chosenStrikes(board, request, putCall);
  const map: ByExpiration = {};
  for (const expiration of board.expirations.filter((each) => isChosen(each, request))) {
    const key = `${isoDate(expiration.day)}:${board.daysTo(expiration)}`;
    const byStrike = map[key] ?? {};
    map[key] = byStrike;
    for (const strike of strikes) {
      const snapshot = board.snapshot({ putCall, strike, expiration });
      const contract = { ...chainContract(snapshot), ...assumed(board, request.assumptions, snapshot) };
      const strikeKey = Number.isInteger(strike) ? strike.toFixed(1) : String(strike);
      // An index's options of the morning and of the afternoon share day and strike, and so their array.
      byStrike[strikeKey] = [...(byStrike[strikeKey] ?? []), contract];
    }
  }
  return map;
}

function countOf(map: ByExpiration): number {
  const arrays = Object.values(map).flatMap((byStrike) => Object.values(byStrike));
  return arrays.reduce((sum, { length }) => sum + length, 0);
}

function underlyingOf(s: Snapshot): Json {
  const { netChange, netPercentChange } = change(s);
  const { askSize, bidSize } = book(s);
  return {
    symbol: s.instrument.symbol,
    description: s.instrument.description,
    change: netChange,
    percentChange: netPercentChange,
    close: s.close,
    quoteTime: s.tradeTime,
    tradeTime: s.tradeTime,
    bid: s.bid,
    ask: s.ask,
    last: s.last,
    mark: s.last,
    markChange: netChange,
    markPercentChange: netPercentChange,
    bidSize,
    askSize,
    highPrice: s.high,
    lowPrice: s.low,
    openPrice: s.open,
    totalVolume: s.volume,
    exchangeName: s.instrument.exchange[1],
    fiftyTwoWeekHigh: s.yearHigh,
    fiftyTwoWeekLow: s.yearLow,
    delayed: false,
  };
}
