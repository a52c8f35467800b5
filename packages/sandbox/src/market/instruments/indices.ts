import type { ListedInstrument } from "../instrument.js";

const index = { kind: "INDEX", exchange: ["0", "Index"], tick: 0.01 } as const;

export const indices: readonly ListedInstrument[] = [
  {
    ...index,
    symbol: "$SPX",
    description: "S&P 500 INDEX",
    swing: 1,
    togetherness: 1,
    basePrice: 6735,
    averageVolume: 2_900_000_000,
    dividend: 80,
    options: { root: "SPX", afternoonRoot: "SPXW", strikeStep: 50, expires: "daily" },
  },
  {
    ...index,
    symbol: "$DJI",
    description: "DOW JONES INDUSTRIAL AVERAGE",
    swing: 0.9,
    togetherness: 0.97,
    basePrice: 47_150,
    averageVolume: 480_000_000,
  },
  {
    ...index,
    symbol: "$COMPX",
    description: "NASDAQ COMPOSITE",
    swing: 1.2,
    togetherness: 0.97,
    basePrice: 22_900,
    averageVolume: 8_400_000_000,
  },
];
