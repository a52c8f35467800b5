import type { Instrument } from "../market/instrument.js";
import type { OptionContract } from "../market/options/option-contract.js";

type Json = Record<string, unknown>;

/** What kind of asset a security is to the trader API: an ETF is a collective investment, though an EQUITY in quotes. */
export function assetOf({ kind, description, contract }: Instrument): Json {
  if (contract !== undefined) return { assetType: "OPTION", description, ...optionOf(contract) };
  if (kind !== "ETF") return { assetType: kind };
  return { assetType: "COLLECTIVE_INVESTMENT", type: "EXCHANGE_TRADED_FUND", description };
}

function optionOf({ putCall, underlying }: OptionContract): Json {
  return {
    type: "VANILLA",
    putCall,
    underlyingSymbol: underlying,
    optionDeliverables: [{ symbol: underlying, deliverableUnits: 100 }],
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
