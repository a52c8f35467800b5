import type { SchemaFacts } from "../fact-types.js";

export const accounts: Record<string, SchemaFacts> = {
  AccountNumberHash: { members: { accountNumber: "string", hashValue: "string" } },
  Account: { members: { securitiesAccount: "SecuritiesAccount" } },
  SecuritiesAccount: {
    oneOf: ["MarginAccount", "CashAccount"],
    discriminator: "type",
    mapping: { CASH: "CashAccount", MARGIN: "MarginAccount" },
  },
  SecuritiesAccountBase: {
    members: {
      accountNumber: "string",
      isClosingOnlyRestricted: "boolean",
      isDayTrader: "boolean",
      pfcbFlag: "boolean",
      positions: "Position[]",
      roundTrips: "integer",
      type: ["CASH", "MARGIN"],
    },
  },
  MarginAccount: {
    extends: "SecuritiesAccountBase",
    members: {
      currentBalances: "MarginBalance",
      initialBalances: "MarginInitialBalance",
      projectedBalances: "MarginBalance",
    },
  },
  CashAccount: {
    extends: "SecuritiesAccountBase",
    members: {
      currentBalances: "CashBalance",
      initialBalances: "CashInitialBalance",
      projectedBalances: "CashBalance",
    },
  },
  Position: {
    members: {
      agedQuantity: "number",
      averageLongPrice: "number",
      averagePrice: "number",
      averageShortPrice: "number",
      currentDayCost: "number",
      currentDayProfitLoss: "number",
      currentDayProfitLossPercentage: "number",
      instrument: "AccountsInstrument",
      longOpenProfitLoss: "number",
      longQuantity: "number",
      maintenanceRequirement: "number",
      marketValue: "number",
      previousSessionLongQuantity: "number",
      previousSessionShortQuantity: "number",
      settledLongQuantity: "number",
      settledShortQuantity: "number",
      shortOpenProfitLoss: "number",
      shortQuantity: "number",
      taxLotAverageLongPrice: "number",
      taxLotAverageShortPrice: "number",
    },
  },
};
