import type { ListedInstrument } from "../instrument.js";

const cme = ["@", "XCME"] as const;
const forex = ["T", "GFT"] as const;

export const futuresAndForex: readonly ListedInstrument[] = [
  {
    symbol: "/ESZ26",
    kind: "FUTURE",
    description: "E-mini S&P 500 Index Futures,Dec-2026,ETH",
    exchange: cme,
    tick: 0.25,
    swing: 1,
    togetherness: 1,
    basePrice: 6752,
    averageVolume: 1_400_000,
    future: { product: "/ES", multiplier: 50, expires: "2026-12-18T14:30:00Z", strikeStep: 25 },
  },
  {
    symbol: "EUR/USD",
    kind: "FOREX",
    description: "Euro/USDollar Spot",
    exchange: forex,
    tick: 0.00001,
    swing: 0.3,
    togetherness: 0,
    basePrice: 1.1525,
    averageVolume: 420_000,
  },
  {
    symbol: "USD/JPY",
    kind: "FOREX",
    description: "USDollar/Japanese Yen Spot",
    exchange: forex,
    tick: 0.001,
    swing: 0.3,
    togetherness: 0,
    basePrice: 156.4,
    averageVolume: 390_000,
  },
];
