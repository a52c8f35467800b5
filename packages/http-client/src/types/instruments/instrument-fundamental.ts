/**
 * A company's or fund's key figures, by the names they have on the wire: `MRQ` is the most recent quarter, `TTM` the
 * last twelve months. Yields, margins, growth and returns in percent, amounts in dollars, dates as text.
 */
export interface InstrumentFundamental {
  symbol?: string;

  marketCap?: number;
  marketCapFloat?: number;
  sharesOutstanding?: number;
  high52?: number;
  low52?: number;
  beta?: number;
  shortIntToFloat?: number;
  shortIntDayToCover?: number;

  vol1DayAvg?: number;
  vol10DayAvg?: number;
  vol3MonthAvg?: number;
  avg1DayVolume?: number;
  avg10DaysVolume?: number;
  avg3MonthVolume?: number;
  dtnVolume?: number;

  dividendAmount?: number;
  dividendYield?: number;
  dividendDate?: string;
  dividendPayDate?: string;
  dividendPayAmount?: number;
  /** Payments per year. */
  dividendFreq?: number;
  divGrowthRate3Year?: number;
  declarationDate?: string;
  corpactionDate?: string;
  nextDividendDate?: string;
  nextDividendPayDate?: string;

  eps?: number;
  epsTTM?: number;
  epsChange?: number;
  epsChangeYear?: number;
  epsChangePercentTTM?: number;
  revChangeIn?: number;
  revChangeTTM?: number;
  revChangeYear?: number;

  peRatio?: number;
  pegRatio?: number;
  pbRatio?: number;
  prRatio?: number;
  pcfRatio?: number;
  bookValuePerShare?: number;

  grossMarginMRQ?: number;
  grossMarginTTM?: number;
  netProfitMarginMRQ?: number;
  netProfitMarginTTM?: number;
  operatingMarginMRQ?: number;
  operatingMarginTTM?: number;
  returnOnAssets?: number;
  returnOnEquity?: number;
  returnOnInvestment?: number;

  quickRatio?: number;
  currentRatio?: number;
  interestCoverage?: number;
  ltDebtToEquity?: number;
  totalDebtToCapital?: number;
  totalDebtToEquity?: number;

  fundStrategy?: string | null;
  fundLeverageFactor?: number;
}
