import { OptionStrategy } from "../../enums/options.js";
import type {
  OptionChain,
  OptionContractsByExpiration,
  OptionUnderlying,
} from "../../types/options/option-chain.js";
import type { OptionExpiration, OptionExpirationChain } from "../../types/options/option-expiration-chain.js";
import { flag, list, map, nullable, number, object, open, openEnum, type Shape, text } from "../shape.js";
import { optionContract } from "./option-contract.js";

const contracts: Shape<OptionContractsByExpiration> = map(map(list(optionContract)));

const underlying: Shape<OptionUnderlying> = object<OptionUnderlying>({
  symbol: text,
  description: text,
  exchangeName: open(["IND", "ASE", "NYS", "NAS", "NAP", "PAC", "OPR", "BATS"]),
  bid: number,
  ask: number,
  last: number,
  mark: number,
  bidSize: number,
  askSize: number,
  openPrice: number,
  highPrice: number,
  lowPrice: number,
  close: number,
  change: number,
  percentChange: number,
  markChange: number,
  markPercentChange: number,
  fiftyTwoWeekHigh: number,
  fiftyTwoWeekLow: number,
  totalVolume: number,
  quoteTime: number,
  tradeTime: number,
  delayed: flag,
});

export const optionChain: Shape<OptionChain> = object<OptionChain>({
  symbol: text,
  status: text,
  strategy: openEnum(OptionStrategy),
  callExpDateMap: contracts,
  putExpDateMap: contracts,
  underlying: nullable(underlying),
  underlyingPrice: number,
  volatility: number,
  interestRate: number,
  dividendYield: number,
  daysToExpiration: number,
  interval: number,
  isDelayed: flag,
  isIndex: flag,
  numberOfContracts: number,
  isChainTruncated: flag,
  assetMainType: text,
  assetSubType: nullable(text),
});

export const optionExpirationChain: Shape<OptionExpirationChain> = object<OptionExpirationChain>({
  expirationList: list(
    object<OptionExpiration>({
      expirationDate: text,
      expiration: text,
      daysToExpiration: number,
      expirationType: open(["M", "Q", "S", "W"]),
      settlementType: open(["A", "P"]),
      optionRoots: text,
      standard: flag,
    }),
  ),
  status: text,
});
