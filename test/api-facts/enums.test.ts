import * as httpClient from "@schwab-kit/http-client";
import { expect, test } from "vitest";
import type { ObjectFacts, Values } from "./fact-types.js";
import { live, membersOf } from "./schemas.js";
import { schwabPyEnums } from "./schwab-py/enums.js";

/** Our enum objects by what schwab-py calls them. */
const schwabPys = {
  "Account.Fields": "AccountFields",
  "Order.Status": "OrderStatus",
  "Transactions.TransactionType": "TransactionType",
  "Quote.Fields": "QuoteFields",
  "Options.ContractType": "OptionContractType",
  "Options.Strategy": "OptionStrategy",
  "Options.StrikeRange": "OptionStrikeRange",
  "Options.Type": "OptionType",
  "Options.ExpirationMonth": "OptionExpirationMonth",
  "Options.Entitlement": "OptionEntitlement",
  "PriceHistory.PeriodType": "PriceHistoryPeriodType",
  "PriceHistory.Period": "PriceHistoryPeriod",
  "PriceHistory.FrequencyType": "PriceHistoryFrequencyType",
  "PriceHistory.Frequency": "PriceHistoryFrequency",
  "Movers.Index": "MoversIndex",
  "Movers.SortOrder": "MoversSortOrder",
  "Movers.Frequency": "MoversFrequency",
  "MarketHours.Market": "MarketHoursMarket",
  "Instrument.Projection": "InstrumentProjection",
} as const;

/** The others, by the enum of the specification: a schema, or an object's member. */
const specifications: Record<string, string> = {
  Session: "session",
  Duration: "duration",
  OrderType: "orderType",
  OrderStrategyType: "orderStrategyType",
  ComplexOrderStrategyType: "complexOrderStrategyType",
  SpecialInstruction: "specialInstruction",
  TaxLotMethod: "taxLotMethod",
  SettlementInstruction: "settlementInstruction",
  Destination: "requestedDestination",
  Instruction: "instruction",
  AssetType: "assetType",
  PositionEffect: "TransferItem.positionEffect",
  QuantityType: "OrderLegCollection.quantityType",
  DivCapGains: "OrderLegCollection.divCapGains",
  PriceLinkBasis: "priceLinkBasis",
  PriceLinkType: "priceLinkType",
  StopPriceLinkBasis: "stopPriceLinkBasis",
  StopPriceLinkType: "stopPriceLinkType",
  StopType: "stopType",
};

/** What of `Instruction` can be entered, by the portal's guide. */
const enterable: Record<string, readonly string[]> = {
  EquityInstruction: ["BUY", "SELL", "SELL_SHORT", "BUY_TO_COVER"],
  OptionInstruction: ["BUY_TO_OPEN", "SELL_TO_OPEN", "BUY_TO_CLOSE", "SELL_TO_CLOSE"],
};

const enums = Object.entries(httpClient as Record<string, unknown>).filter(
  (entry): entry is [string, Record<string, string | number>] => typeof entry[1] === "object",
);

test("every enum of ours is one of schwab-py's or of the specification", () => {
  const known = [...Object.values(schwabPys), ...Object.keys(specifications), ...Object.keys(enterable)];
  expect(enums.map(([name]) => name).sort()).toEqual([...known].sort());
  expect(Object.keys(schwabPyEnums)).toHaveLength(19);
  expect(Object.keys(schwabPys).sort()).toEqual(Object.keys(schwabPyEnums).sort());
});

test.each(Object.entries(schwabPys))("schwab-py's %s is %s, member by member", (theirs, ours) => {
  expect(Object.fromEntries(enums)[ours]).toEqual(schwabPyEnums[theirs]);
});

test.each(Object.entries({ ...specifications }))("%s has the values of %s", (ours, specified) => {
  expect(sorted(members(ours))).toEqual(sorted(valuesOf(specified)));
});

test.each(Object.entries(enterable))("%s is what can be entered", (ours, values) => {
  expect(sorted(members(ours))).toEqual(sorted(values));
});

function members(name: string): readonly (string | number)[] {
  return Object.values(Object.fromEntries(enums)[name] ?? {});
}

function valuesOf(specified: string): Values {
  const [schema = "", member] = specified.split(".");
  const values =
    member === undefined ? live[schema] : (membersOf(live, schema) as ObjectFacts["members"])[member];
  if (!Array.isArray(values)) throw new Error(`${specified} is no enum of the facts.`);
  return values;
}

function sorted(values: Values): string[] {
  return values.map(String).sort();
}
