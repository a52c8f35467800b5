import { TokenManager } from "@schwab-kit/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  AccessTokenSource,
  Account,
  AccountNumberHash,
  CashBalances,
  MarginBalances,
  OptionInstrument,
  OptionQuoteValues,
  Quote,
  QuoteError,
  Quotes,
  SchwabClient,
  UserPreference,
} from "../src/index.js";
import { type AccountFields, QuoteFields } from "../src/index.js";
import { clientOf, serveAnswer } from "./server.js";

const quotes = {
  AAPL: { assetMainType: "EQUITY", quote: { lastPrice: 1, bidPrice: 2 }, fundamental: { peRatio: 3 } },
  "AAPL  261218C00250000": {
    assetMainType: "OPTION",
    quote: { delta: 0.5 },
    reference: { strikePrice: 250 },
  },
  errors: { invalidSymbols: ["NOPE"] },
};

describe("quotes", () => {
  it("read without knowing the kind, and with it once compared", async () => {
    const server = await serveAnswer(200, quotes);
    const got = await clientOf(server).getQuotes(["AAPL", "AAPL  261218C00250000", "NOPE"]);
    expectTypeOf(got).toEqualTypeOf<Quotes>();
    expectTypeOf(got["AAPL"]).toEqualTypeOf<Quote | undefined>();
    expectTypeOf(got["AAPL"]?.quote?.lastPrice).toEqualTypeOf<number | undefined>();
    expectTypeOf(got["AAPL"]?.quote?.bidPrice).toEqualTypeOf<number | undefined>();
    expectTypeOf(got["AAPL"]?.fundamental?.peRatio).toEqualTypeOf<number | undefined>();
    expectTypeOf(got["AAPL"]?.reference?.description).toEqualTypeOf<string | undefined>();
    expectTypeOf(got["AAPL"]?.quote?.["52WeekHigh"]).toEqualTypeOf<number | undefined>();
    expectTypeOf(got.errors).toEqualTypeOf<QuoteError | undefined>();
    expect(got["AAPL"]?.quote?.lastPrice).toBe(1);
    expect(got.errors?.invalidSymbols).toEqual(["NOPE"]);

    const option = got["AAPL  261218C00250000"];
    // @ts-expect-error only an option has a delta
    expect(option?.quote?.delta).toBe(0.5);
    // @ts-expect-error a misspelled member is found
    expect(option?.quote?.lastPrise).toBeUndefined();
    if (option?.assetMainType !== "OPTION") throw new Error("expected an option");
    expectTypeOf(option.quote).toEqualTypeOf<OptionQuoteValues | undefined>();
    expect(option.quote?.delta).toBe(0.5);
  });

  it("tell every kind apart", () => {
    expectTypeOf<Quote["assetMainType"]>().toEqualTypeOf<
      "EQUITY" | "OPTION" | "FOREX" | "FUTURE" | "FUTURE_OPTION" | "INDEX" | "MUTUAL_FUND"
    >();
    type Future = Extract<Quote, { assetMainType: "FUTURE" }>;
    expectTypeOf<NonNullable<Future["reference"]>["futureMultiplier"]>().toEqualTypeOf<number | undefined>();
    type Fund = Extract<Quote, { assetMainType: "MUTUAL_FUND" }>;
    expectTypeOf<NonNullable<Fund["quote"]>["nAV"]>().toEqualTypeOf<number | undefined>();
  });
});

describe("accounts", () => {
  it("read without knowing the type, and with it once compared", async () => {
    const sent = [
      { securitiesAccount: { type: "MARGIN", currentBalances: { liquidationValue: 1, equity: 2 } } },
    ];
    const server = await serveAnswer(200, sent);
    const [account] = await clientOf(server).getAccounts();
    expectTypeOf(account).toEqualTypeOf<Account | undefined>();
    const owned = account?.securitiesAccount;
    expectTypeOf(owned?.accountNumber).toEqualTypeOf<string | number | undefined>();
    expectTypeOf(owned?.currentBalances).toEqualTypeOf<MarginBalances | CashBalances | undefined>();
    expect(owned?.currentBalances?.liquidationValue).toBe(1);
    // @ts-expect-error only a margin account has equity
    expect(owned?.currentBalances?.equity).toBe(2);
    if (owned?.type !== "MARGIN") throw new Error("expected a margin account");
    expect(owned.currentBalances?.equity).toBe(2);
    expectTypeOf(owned.currentBalances?.isInCall).toEqualTypeOf<boolean | number | undefined>();
  });

  it("have instruments told apart by asset type", () => {
    type Instrument = NonNullable<
      NonNullable<Account["securitiesAccount"]["positions"]>[number]["instrument"]
    >;
    expectTypeOf<Extract<Instrument, { assetType: "OPTION" }>>().toEqualTypeOf<OptionInstrument>();
    expectTypeOf<Instrument["symbol"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<"COLLECTIVE_INVESTMENT">().toExtend<Instrument["assetType"]>();
  });
});

describe("calls", () => {
  it("give data, or data and response", () => {
    expectTypeOf<Awaited<ReturnType<SchwabClient["getAccountNumbers"]>>>().toEqualTypeOf<
      AccountNumberHash[]
    >();
    expectTypeOf<Awaited<ReturnType<SchwabClient["getUserPreferences"]>>>().toEqualTypeOf<UserPreference>();
    expectTypeOf<ReturnType<SchwabClient["getQuote"]>>().toExtend<Promise<Quotes>>();
    type Whole = Awaited<ReturnType<ReturnType<SchwabClient["getQuote"]>["withResponse"]>>;
    expectTypeOf<Whole["data"]>().toEqualTypeOf<Quotes>();
    expectTypeOf<Whole["response"]>().toEqualTypeOf<Response>();
  });

  it("take enum members, their values, and strings of a later day", () => {
    expectTypeOf<"brandNew">().toExtend<QuoteFields>();
    expectTypeOf(QuoteFields.QUOTE).toEqualTypeOf<"quote">();
    expectTypeOf<typeof AccountFields.POSITIONS>().toExtend<AccountFields>();
    expectTypeOf<7>().not.toExtend<QuoteFields>();
  });

  it("get their tokens from a TokenManager", () => {
    expectTypeOf(TokenManager.prototype).toExtend<AccessTokenSource>();
  });
});
