import type { Instrument } from "../market/instrument.js";

type Json = Record<string, unknown>;

/** What kind of asset a security is to the trader API: an ETF is a collective investment, though an EQUITY in quotes. */
export function assetOf(instrument: Instrument): Json {
  if (instrument.kind !== "ETF") return { assetType: instrument.kind };
  return {
    assetType: "COLLECTIVE_INVESTMENT",
    type: "EXCHANGE_TRADED_FUND",
    description: instrument.description,
  };
}

/** In orders and transactions stocks and funds have a `type` too, which positions leave out. */
export function tradedAsset(instrument: Instrument): Json {
  const types: Partial<Record<Instrument["kind"], string>> = {
    EQUITY: "COMMON_STOCK",
    MUTUAL_FUND: "NO_LOAD_TAXABLE",
  };
  const type = types[instrument.kind];
  return { ...assetOf(instrument), ...(type && { type }) };
}
