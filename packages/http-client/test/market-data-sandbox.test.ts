import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InstrumentProjection, SchwabApiError, SchwabClient, splitOptionChain } from "../src/index.js";
import { loginTo } from "./sandbox-login.js";
import { rejectionOf } from "./server.js";

const marketTime = Date.parse("2026-11-24T10:30:17-05:00");
let sandbox: Sandbox;
let client: SchwabClient;

beforeAll(async () => {
  sandbox = await startSandbox({ autoApprove: true, marketTime, speed: 0 });
  client = new SchwabClient({ baseUrl: sandbox.url, tokens: await loginTo(sandbox) });
});

afterAll(() => sandbox.close());

describe("market data in the sandbox", () => {
  it("splits the chain that is too big for the gateway, and has it whole", async () => {
    const chain = await splitOptionChain(client, "$SPX");
    const { expirationList = [] } = await client.getOptionExpirationChain("$SPX");
    const days = new Set(expirationList.map(({ expirationDate }) => expirationDate));
    const keys = Object.keys(chain.callExpDateMap ?? {});
    expect(keys.map((key) => key.slice(0, 10))).toEqual([...days]);
    const contracts = [chain.callExpDateMap, chain.putExpDateMap].flatMap((map) =>
      Object.values(map ?? {}).flatMap((byStrike) => Object.values(byStrike).flat()),
    );
    expect(contracts).toHaveLength(chain.numberOfContracts ?? 0);
    expect(new Set(contracts.map(({ symbol }) => symbol)).size).toBe(contracts.length);
    const statuses = sandbox.journal().filter(({ path }) => path.endsWith("/chains"));
    expect(statuses[0]?.status).toBe(502);
    expect(statuses.at(-1)?.status).toBe(200);
  });

  it("has the price of a quote in chains, candles and movers", async () => {
    const price = (await client.getQuote("NVDA"))["NVDA"]?.quote?.lastPrice;
    expect(price).toBeGreaterThan(0);
    expect((await client.getOptionChain("NVDA", { strikeCount: 1 })).underlyingPrice).toBe(price);
    const minutes = await client.getPriceHistoryEveryMinute("NVDA");
    expect(minutes.candles?.at(-1)?.close).toBe(price);
    expect((await client.getPriceHistoryEveryDay("NVDA")).candles?.at(-1)?.close).toBe(price);
    const { screeners } = await client.getMovers("$DJI");
    expect(screeners?.find(({ symbol }) => symbol === "NVDA")?.lastPrice).toBe(price);
  });

  it("has hours, and securities by search and CUSIP", async () => {
    expect((await client.getMarketHours(["equity", "option"])).equity?.["EQ"]?.isOpen).toBe(true);
    const holiday = await client.getMarketHours("equity", { date: "2026-11-26" });
    expect(holiday.equity?.["equity"]?.isOpen).toBe(false);
    const found = await client.getInstruments("NVDA", InstrumentProjection.FUNDAMENTAL);
    expect(found.instruments?.[0]?.fundamental?.high52).toBeGreaterThan(0);
    expect((await client.getInstrumentByCusip("67066G104")).symbol).toBe("NVDA");
  });

  it("tells the parameter that was refused", async () => {
    const open = new SchwabClient({
      baseUrl: sandbox.url,
      tokens: await loginTo(sandbox),
      enforceEnums: false,
    });
    const error = await rejectionOf(open.getMovers("$DJI", { sortOrder: "SIDEWAYS" }));
    expect(error).toBeInstanceOf(SchwabApiError);
    expect((error as SchwabApiError).message).toContain("sort");
  });
});
