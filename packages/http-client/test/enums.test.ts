import { expect, it } from "vitest";
import {
  InstrumentProjection,
  MarketHoursMarket,
  MoversFrequency,
  MoversIndex,
  MoversSortOrder,
  OptionContractType,
  OptionEntitlement,
  OptionExpirationMonth,
  OptionStrategy,
  OptionStrikeRange,
  OptionType,
  PriceHistoryFrequency,
  PriceHistoryFrequencyType,
  PriceHistoryPeriod,
  PriceHistoryPeriodType,
} from "../src/index.js";

/** Members by wire value, `NAME=value`, or by name alone where both are the same. */
const market: [string, Record<string, string | number>, string][] = [
  ["OptionContractType", OptionContractType, "CALL PUT ALL"],
  [
    "OptionStrategy",
    OptionStrategy,
    "SINGLE ANALYTICAL COVERED VERTICAL CALENDAR STRANGLE STRADDLE BUTTERFLY CONDOR DIAGONAL COLLAR ROLL",
  ],
  [
    "OptionStrikeRange",
    OptionStrikeRange,
    "IN_THE_MONEY=ITM NEAR_THE_MONEY=NTM OUT_OF_THE_MONEY=OTM STRIKES_ABOVE_MARKET=SAK " +
      "STRIKES_BELOW_MARKET=SBK STRIKES_NEAR_MARKET=SNK ALL",
  ],
  ["OptionType", OptionType, "STANDARD=S NON_STANDARD=NS ALL"],
  [
    "OptionExpirationMonth",
    OptionExpirationMonth,
    "JANUARY=JAN FEBRUARY=FEB MARCH=MAR APRIL=APR MAY JUNE=JUN JULY=JUL AUGUST=AUG SEPTEMBER=SEP " +
      "OCTOBER=OCT NOVEMBER=NOV DECEMBER=DEC ALL",
  ],
  ["OptionEntitlement", OptionEntitlement, "PAYING_PRO=PP NON_PRO=NP NON_PAYING_PRO=PN"],
  ["PriceHistoryPeriodType", PriceHistoryPeriodType, "DAY=day MONTH=month YEAR=year YEAR_TO_DATE=ytd"],
  [
    "PriceHistoryPeriod",
    PriceHistoryPeriod,
    "ONE_DAY=1 TWO_DAYS=2 THREE_DAYS=3 FOUR_DAYS=4 FIVE_DAYS=5 TEN_DAYS=10 ONE_MONTH=1 TWO_MONTHS=2 " +
      "THREE_MONTHS=3 SIX_MONTHS=6 ONE_YEAR=1 TWO_YEARS=2 THREE_YEARS=3 FIVE_YEARS=5 TEN_YEARS=10 " +
      "FIFTEEN_YEARS=15 TWENTY_YEARS=20 YEAR_TO_DATE=1",
  ],
  [
    "PriceHistoryFrequencyType",
    PriceHistoryFrequencyType,
    "MINUTE=minute DAILY=daily WEEKLY=weekly MONTHLY=monthly",
  ],
  [
    "PriceHistoryFrequency",
    PriceHistoryFrequency,
    "EVERY_MINUTE=1 EVERY_FIVE_MINUTES=5 EVERY_TEN_MINUTES=10 EVERY_FIFTEEN_MINUTES=15 " +
      "EVERY_THIRTY_MINUTES=30 DAILY=1 WEEKLY=1 MONTHLY=1",
  ],
  [
    "MoversIndex",
    MoversIndex,
    "DJI=$DJI COMPX=$COMPX SPX=$SPX NYSE NASDAQ OTCBB INDEX_ALL EQUITY_ALL OPTION_ALL OPTION_PUT OPTION_CALL",
  ],
  ["MoversSortOrder", MoversSortOrder, "VOLUME TRADES PERCENT_CHANGE_UP PERCENT_CHANGE_DOWN"],
  ["MoversFrequency", MoversFrequency, "ZERO=0 ONE=1 FIVE=5 TEN=10 THIRTY=30 SIXTY=60"],
  ["MarketHoursMarket", MarketHoursMarket, "EQUITY=equity OPTION=option BOND=bond FUTURE=future FOREX=forex"],
  [
    "InstrumentProjection",
    InstrumentProjection,
    "SYMBOL_SEARCH=symbol-search SYMBOL_REGEX=symbol-regex DESCRIPTION_SEARCH=desc-search " +
      "DESCRIPTION_REGEX=desc-regex SEARCH=search FUNDAMENTAL=fundamental",
  ],
];

it.each(market)("%s has schwab-py's members and Schwab's values", (_, members, expected) => {
  const listed = Object.entries(members).map(([name, wire]) => (name === wire ? name : `${name}=${wire}`));
  expect(listed.join(" ")).toBe(expected);
});
