import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccessTokenSource, AccountFields, QuoteFields, SchwabClient } from "../src/index.js";
import { loginTo } from "./sandbox-login.js";
import { rejectionOf } from "./server.js";

let sandbox: Sandbox;
let tokens: AccessTokenSource;
let client: SchwabClient;

beforeAll(async () => {
  sandbox = await startSandbox({ autoApprove: true, port: 0 });
  tokens = await loginTo(sandbox);
  client = new SchwabClient({ baseUrl: sandbox.url, tokens });
});

afterAll(() => sandbox.close());

describe("against the sandbox", () => {
  it("account numbers come with their hashes", async () => {
    const numbers = await client.getAccountNumbers();
    expect(numbers.length).toBeGreaterThan(0);
    for (const { accountNumber, hashValue } of numbers) {
      expect(accountNumber).toMatch(/^\d+$/);
      expect(hashValue).toMatch(/^[0-9A-F]{64}$/);
    }
  });

  it("accounts come with balances, and with positions when asked for", async () => {
    const numbers = new Set((await client.getAccountNumbers()).map(({ accountNumber }) => accountNumber));
    const accounts = await client.getAccounts({ fields: AccountFields.POSITIONS });
    expect(new Set(accounts.map(({ securitiesAccount }) => securitiesAccount.type))).toEqual(
      new Set(["CASH", "MARGIN"]),
    );
    for (const { securitiesAccount, aggregatedBalance } of accounts) {
      expect(numbers).toContain(String(securitiesAccount.accountNumber));
      expect(securitiesAccount.currentBalances?.liquidationValue).toBeGreaterThan(0);
      expect(aggregatedBalance?.liquidationValue).toBeGreaterThan(0);
      expect(securitiesAccount.initialBalances?.isInCall).toBe(false);
      if (securitiesAccount.type === "MARGIN") {
        expect(securitiesAccount.currentBalances?.buyingPower).toBeGreaterThan(0);
      } else {
        expect(securitiesAccount.currentBalances?.totalCash).toBeGreaterThan(0);
      }
      for (const { instrument, longQuantity, marketValue } of securitiesAccount.positions ?? []) {
        expect(instrument?.symbol).toBeTypeOf("string");
        expect(longQuantity).toBeGreaterThan(0);
        expect(marketValue).toBeGreaterThan(0);
      }
    }
    const kinds = accounts.flatMap(({ securitiesAccount }) =>
      (securitiesAccount.positions ?? []).map(({ instrument }) => instrument?.assetType),
    );
    expect(kinds).toEqual(expect.arrayContaining(["EQUITY", "COLLECTIVE_INVESTMENT", "MUTUAL_FUND"]));
    const bare = await client.getAccounts();
    expect(bare.every(({ securitiesAccount }) => securitiesAccount.positions === undefined)).toBe(true);
  });

  it("quotes of every kind it has come by symbol, bad ones under errors", async () => {
    const symbols = ["AAPL", "SPY", "BRK/B", "$SPX", "SWPPX", "/ESZ26", "EUR/USD"];
    const quotes = await client.getQuotes([...symbols, "NOPE"]);
    expect(quotes.errors?.invalidSymbols).toEqual(["NOPE"]);
    for (const symbol of symbols) {
      expect(quotes[symbol]?.symbol).toBe(symbol);
      expect(quotes[symbol]?.quote?.lastPrice).toBeGreaterThan(0);
      expect(quotes[symbol]?.quote?.tradeTime).toBeGreaterThan(Date.UTC(2020));
      expect(quotes[symbol]?.reference?.description).toBeTypeOf("string");
    }
    const { AAPL: share, SPY: etf, $SPX: index, SWPPX: fund } = quotes;
    expect(share).toMatchObject({ assetMainType: "EQUITY", assetSubType: "COE" });
    expect(etf).toMatchObject({ assetMainType: "EQUITY", assetSubType: "ETF" });
    expect(share?.quote?.bidPrice).toBeLessThan(share?.quote?.askPrice ?? 0);
    expect(share?.regular?.regularMarketLastPrice).toBeGreaterThan(0);
    expect(share?.fundamental?.eps).toBeGreaterThan(0);
    expect(index?.assetMainType).toBe("INDEX");
    expect(fund?.assetMainType === "MUTUAL_FUND" && fund.quote?.nAV).toBeGreaterThan(0);
    const future = quotes["/ESZ26"];
    expect(future?.assetMainType === "FUTURE" && future.reference?.futureMultiplier).toBe(50);
    const pair = quotes["EUR/USD"];
    expect(pair?.assetMainType === "FOREX" && pair.quote?.tick).toBeGreaterThan(0);
  });

  it.each(["AAPL", "BRK/B", "$SPX", "/ESZ26"])(
    "one quote, of %s, comes with the fields asked for",
    async (symbol) => {
      const quotes = await client.getQuote(symbol, { fields: [QuoteFields.QUOTE] });
      expect(quotes[symbol]?.quote?.lastPrice).toBeGreaterThan(0);
      expect(quotes[symbol]?.reference).toBeUndefined();
    },
  );

  it("indicative symbols come along when wanted", async () => {
    const quotes = await client.getQuotes("SPY", { indicative: true });
    expect(Object.keys(quotes)).toContain("$SPY.IV");
  });

  it("user preferences say where the streamer is", async () => {
    const { data, response } = await client.getUserPreferences().withResponse();
    expect(data.streamerInfo?.[0]?.streamerSocketUrl).toMatch(/^wss?:\/\//);
    expect(data.accounts?.[0]?.primaryAccount).toBe(true);
    expect(data.offers?.[0]?.mktDataPermission).toBeTypeOf("string");
    expect(response.headers.get("schwab-client-correlid")).toBeTypeOf("string");
  });

  it("an expired access token is replaced behind the caller's back", async () => {
    const before = await tokens.getAccessToken();
    sandbox.expireAccessTokens();
    expect((await client.getAccountNumbers()).length).toBeGreaterThan(0);
    expect(await tokens.getAccessToken()).not.toBe(before);
  });

  it("a GET that fails in passing is asked again, and a change of orders is not", async () => {
    const patient = new SchwabClient({ baseUrl: sandbox.url, tokens, random: () => 0 });
    const asked = () => sandbox.journal().map(({ method, status }) => `${method} ${status}`);
    sandbox.clearJournal();
    sandbox.addFault({ path: "/trader/v1/accounts/accountNumbers", status: 503 });
    sandbox.addFault({ path: "/trader/v1/accounts/accountNumbers", cut: "before-answer" });
    const [{ hashValue } = { hashValue: "" }] = await patient.getAccountNumbers();
    expect(asked()).toEqual(["GET 503", "GET null", "GET 200"]);
    sandbox.clearJournal();
    sandbox.addFault({ path: "/trader/v1/accounts/*", method: "DELETE", status: 503 });
    expect(await rejectionOf(patient.cancelOrder("1", hashValue))).toMatchObject({ code: "api-unavailable" });
    expect(asked()).toEqual(["DELETE 503"]);
  });

  it("a refusal is told in its words", async () => {
    const open = new SchwabClient({
      baseUrl: sandbox.url,
      enforceEnums: false,
      tokens,
    });
    const trader = await rejectionOf(open.getAccounts({ fields: "nonsense" }));
    const market = await rejectionOf(open.getQuote("AAPL", { fields: "nonsense" }));
    for (const error of [trader, market]) {
      expect(error).toMatchObject({
        code: "api-bad-request",
        status: 400,
        correlationId: expect.any(String),
      });
      expect(error).toMatchObject({ errors: [expect.objectContaining({ detail: expect.any(String) })] });
    }
  });
});
