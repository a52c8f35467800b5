import { describe, expect, it } from "vitest";
import type { Sandbox } from "../src/index.js";
import { get, login, sandboxForTest, testClock } from "./support.js";

interface Position {
  readonly instrument: { readonly symbol: string; readonly assetType: string; readonly type?: string };
  readonly longQuantity: number;
  readonly marketValue: number;
  readonly currentDayProfitLoss: number;
}

interface Account {
  readonly securitiesAccount: {
    readonly type: "CASH" | "MARGIN";
    readonly accountNumber: string;
    readonly positions?: readonly Position[];
    readonly initialBalances: Record<string, number | boolean>;
    readonly currentBalances: Record<string, number>;
    readonly projectedBalances: Record<string, number | boolean>;
  };
  readonly aggregatedBalance: Record<string, number>;
}

type Quotes = Record<string, { readonly quote: { readonly lastPrice: number; readonly closePrice: number } }>;

async function loggedIn(): Promise<{
  sandbox: Sandbox;
  advance: (seconds: number) => void;
  read: <T>(path: string) => Promise<T>;
}> {
  const { now, advance } = testClock();
  const sandbox = await sandboxForTest({ autoApprove: true, now });
  const { access_token } = await login(sandbox);
  const read = async <T>(path: string): Promise<T> => {
    const answer = await get(sandbox, path, access_token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("schwab-client-correlid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("schwab-resource-version")).toBe("1");
    return (await answer.json()) as T;
  };
  return { sandbox, advance, read };
}

const cents = (value: number) => Math.round(value * 100) / 100;

describe("accounts", () => {
  it("are one CASH and one MARGIN account with a hash each", async () => {
    const { read } = await loggedIn();
    const numbers = await read<{ accountNumber: string; hashValue: string }[]>(
      "/trader/v1/accounts/accountNumbers",
    );
    const accounts = await read<Account[]>("/trader/v1/accounts");
    expect(accounts.map(({ securitiesAccount }) => securitiesAccount.type)).toEqual(["CASH", "MARGIN"]);
    expect(numbers.map(({ accountNumber }) => accountNumber)).toEqual(
      accounts.map(({ securitiesAccount }) => securitiesAccount.accountNumber),
    );
    for (const { hashValue } of numbers) expect(hashValue).toMatch(/^[0-9A-F]{64}$/);
    expect(new Set(numbers.map(({ hashValue }) => hashValue)).size).toBe(2);
  });

  it("have positions only when asked, ETFs among them as collective investments", async () => {
    const { read } = await loggedIn();
    for (const account of await read<Account[]>("/trader/v1/accounts")) {
      expect(account.securitiesAccount).not.toHaveProperty("positions");
    }
    const accounts = await read<Account[]>("/trader/v1/accounts?fields=positions");
    const positions = accounts.flatMap(({ securitiesAccount }) => securitiesAccount.positions ?? []);
    const bySymbol = new Map(positions.map(({ instrument }) => [instrument.symbol, instrument]));
    expect(bySymbol.get("VTI")).toMatchObject({
      assetType: "COLLECTIVE_INVESTMENT",
      type: "EXCHANGE_TRADED_FUND",
    });
    expect(bySymbol.get("AAPL")).toMatchObject({ assetType: "EQUITY", cusip: "037833100" });
    expect(bySymbol.get("SWPPX")).toMatchObject({ assetType: "MUTUAL_FUND" });
  });

  it("add up from their cash and their positions at the quoted prices, at any time", async () => {
    const { read, advance } = await loggedIn();
    for (const seconds of [0, 77, 1500]) {
      advance(seconds - (seconds === 1500 ? 77 : 0));
      const accounts = await read<Account[]>("/trader/v1/accounts?fields=positions");
      const symbols = accounts.flatMap(
        ({ securitiesAccount }) =>
          securitiesAccount.positions?.map(({ instrument }) => instrument.symbol) ?? [],
      );
      const quotes = await read<Quotes>(`/marketdata/v1/quotes?symbols=${symbols.join()}`);
      for (const { securitiesAccount, aggregatedBalance } of accounts) {
        const { positions = [], currentBalances, initialBalances } = securitiesAccount;
        let worth = Number(currentBalances["cashBalance"]);
        let opening = Number(initialBalances["cashBalance"]);
        for (const { instrument, longQuantity, marketValue, currentDayProfitLoss } of positions) {
          const { lastPrice = 0, closePrice = 0 } = quotes[instrument.symbol]?.quote ?? {};
          expect(lastPrice).toBeGreaterThan(0);
          expect(marketValue).toBe(cents(longQuantity * lastPrice));
          expect(currentDayProfitLoss).toBe(cents(marketValue - cents(longQuantity * closePrice)));
          worth += marketValue;
          opening += cents(longQuantity * closePrice);
        }
        expect(positions.length).toBeGreaterThan(0);
        expect(currentBalances["liquidationValue"]).toBe(cents(worth));
        expect(initialBalances["liquidationValue"]).toBe(cents(opening));
        expect(aggregatedBalance).toEqual({
          currentLiquidationValue: cents(worth),
          liquidationValue: cents(worth),
        });
        const { cashBalance = 0, longMarketValue = 0, mutualFundValue = 0 } = currentBalances;
        expect(cents(cashBalance + longMarketValue + mutualFundValue)).toBe(cents(worth));
      }
    }
  });

  it("carry the balance members that Schwab sends beyond its own schema", async () => {
    const { read } = await loggedIn();
    const [cash, margin] = await read<Account[]>("/trader/v1/accounts");
    const live = [
      "accruedInterest",
      "cashReceipts",
      "longMarketValue",
      "savings",
      "pendingDeposits",
      "bondValue",
    ];
    for (const account of [cash, margin]) {
      for (const name of live) expect(account?.securitiesAccount.currentBalances).toHaveProperty(name);
      expect(account?.securitiesAccount.initialBalances["isInCall"]).toBe(false);
    }
    expect(Object.keys(cash?.securitiesAccount.projectedBalances ?? {})).toHaveLength(2);
    expect(margin?.securitiesAccount.projectedBalances["isInCall"]).toBe(false);
    const { buyingPower = 0, availableFunds = 1 } = margin?.securitiesAccount.currentBalances ?? {};
    expect(buyingPower).toBe(cents(availableFunds * 2));
  });

  it("refuse other fields in the trader's own envelope", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    const answer = await get(sandbox, "/trader/v1/accounts?fields=everything", access_token);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ message: expect.any(String), errors: [expect.any(String)] });
  });
});

describe("userPreference", () => {
  it("is one object whose streamer is the sandbox's own", async () => {
    const { sandbox, read } = await loggedIn();
    const preference = await read<Record<string, unknown>>("/trader/v1/userPreference");
    expect(preference).toMatchObject({
      accounts: [
        { accountNumber: "10000001", primaryAccount: true, displayAcctId: "...001" },
        { accountNumber: "10000002", primaryAccount: false },
      ],
      streamerInfo: [
        {
          streamerSocketUrl: `${sandbox.url.replace("http:", "ws:")}/ws`,
          schwabClientCorrelId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
      offers: [{ level2Permissions: true, mktDataPermission: "NP" }],
    });
  });
});

describe("requests without a good access token, or for nothing", () => {
  it.each([
    ["no header", {}],
    ["another scheme", { Authorization: "Basic abc" }],
    ["an unknown token", { Authorization: "Bearer I0.unknown@" }],
    ["an empty token", { Authorization: "Bearer " }],
  ])("get the gateway's 401 for %s", async (_what, headers) => {
    const sandbox = await sandboxForTest();
    const paths = ["/trader/v1/accounts", "/marketdata/v1/quotes?symbols=AAPL", "/trader/v1/nothing"];
    for (const path of paths) {
      const answer = await fetch(`${sandbox.url}${path}`, { headers });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        errors: [
          {
            id: expect.stringMatching(/^[0-9a-f-]{36}$/),
            status: 401,
            title: "Unauthorized",
            detail: "Client not authorized",
          },
        ],
      });
    }
  });

  it("need the token byte for byte", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    const path = "/trader/v1/accounts/accountNumbers";
    expect((await get(sandbox, path, access_token.replace(/@$/, ""))).status).toBe(401);
    expect((await get(sandbox, path, encodeURIComponent(access_token))).status).toBe(401);
    expect((await get(sandbox, path, access_token)).status).toBe(200);
  });

  it("get a 500 that names the sandbox when it fails itself", async () => {
    let broken = false;
    const now = () => {
      if (broken) throw new RangeError("no time");
      return Date.now();
    };
    const sandbox = await sandboxForTest({ now });
    broken = true;
    const answer = await fetch(`${sandbox.url}/v1/oauth/authorize`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain("The sandbox itself failed (RangeError)");
    broken = false;
    expect((await fetch(`${sandbox.url}/v1/oauth/authorize`)).status).toBe(400);
  });

  it("get a 404 for an unknown path", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    for (const path of ["/", "/trader/v1/nothing", "/marketdata/v1/nothing", "/v1/oauth/revoke"]) {
      const answer = await get(sandbox, path, access_token);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ errors: [{ status: 404, title: "Not Found" }] });
    }
  });
});
