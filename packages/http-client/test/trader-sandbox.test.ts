import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  accountHashes,
  type OrderOutcomeUnknownError,
  type OrderRequest,
  OrderStatus,
  ordersBetween,
  SchwabClient,
  TransactionType,
  transactionsBetween,
} from "../src/index.js";
import { loginTo } from "./sandbox-login.js";
import { rejectionOf } from "./server.js";

const DAY = 86_400_000;
let sandbox: Sandbox;
let client: SchwabClient;
let hash: string;

beforeAll(async () => {
  sandbox = await startSandbox({ autoApprove: true, port: 0 });
  client = new SchwabClient({ baseUrl: sandbox.url, tokens: await loginTo(sandbox) });
  const [first] = await client.getAccountNumbers();
  hash = first?.hashValue ?? "";
});

afterEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

const order = (price: string): OrderRequest => ({
  orderType: "LIMIT",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  price,
  orderLegCollection: [
    { instruction: "BUY", quantity: 3, instrument: { symbol: "AAPL", assetType: "EQUITY" } },
  ],
});

/** How many orders were sent since, by method. */
function writesAfter(entries: number, method: string): number {
  return sandbox
    .journal()
    .slice(entries)
    .filter((entry) => entry.method === method && entry.path.includes("/orders")).length;
}

describe("an account in the sandbox", () => {
  it("comes alone, with positions when asked for", async () => {
    const account = await client.getAccount(hash, { fields: "positions" });
    expect(account.securitiesAccount.positions?.length).toBeGreaterThan(0);
    expect((await client.getAccount(hash)).securitiesAccount.positions).toBeUndefined();
    const number = String(account.securitiesAccount.accountNumber);
    expect(await accountHashes(client).hashOf(number)).toBe(hash);
    const hint = await rejectionOf(client.getAccount(number));
    expect((hint as Error).message).toContain("by its hash, the hashValue of getAccountNumbers()");
  });
});

describe("an order in the sandbox", () => {
  it("is placed, read, listed, replaced and cancelled", async () => {
    const placed = await client.placeOrder(hash, order("1.15"));
    expect(placed.location).toBe(
      `https://api.schwabapi.com/trader/v1/accounts/${hash}/orders/${placed.orderId}`,
    );
    const read = await client.getOrder(placed.orderId, hash);
    expect(read).toMatchObject({ price: 1.15, quantity: 3 });
    expect(String(read.orderId)).toBe(placed.orderId);
    // It depends on the hour of the test whether the market is open.
    const status = read.status === "WORKING" ? OrderStatus.WORKING : OrderStatus.PENDING_ACTIVATION;

    const open = await client.getOrdersForAccount(hash, { status });
    expect(open.map(({ orderId }) => String(orderId))).toContain(placed.orderId);
    const all = await client.getOrdersForAllLinkedAccounts({ maxResults: 1 });
    expect(all).toHaveLength(1);

    const { orderId } = await client.replaceOrder(hash, placed.orderId, order("1.25"));
    expect(orderId).not.toBe(placed.orderId);
    expect((await client.getOrder(placed.orderId, hash)).status).toBe("REPLACED");
    expect(await client.cancelOrder(orderId, hash)).toBeUndefined();
    expect((await client.getOrder(orderId, hash)).status).toBe("CANCELED");
    expect(await rejectionOf(client.cancelOrder(orderId, hash))).toMatchObject({ code: "api-bad-request" });
  });

  it("is previewed without being placed", async () => {
    const before = (await client.getOrdersForAccount(hash)).length;
    const preview = await client.previewOrder(hash, order("1.15"));
    expect(preview.orderStrategy?.orderLegs?.[0]?.finalSymbol).toBe("AAPL");
    expect(await client.getOrdersForAccount(hash)).toHaveLength(before);
  });

  it("that is refused was not placed", async () => {
    const before = (await client.getOrdersForAccount(hash)).length;
    const wrong = { ...order("1.15"), duration: "FOREVER" };
    expect(await rejectionOf(client.placeOrder(hash, wrong))).toMatchObject({ code: "api-bad-request" });
    expect(await client.getOrdersForAccount(hash)).toHaveLength(before);
  });

  it("is found when its answer says no id", async () => {
    sandbox.addFault({ name: "order-without-location" });
    const { orderId, location } = await client.placeOrder(hash, order("2.01"));
    expect(location).toBeUndefined();
    expect(await client.getOrder(orderId, hash)).toMatchObject({ price: 2.01 });
  });

  it.each([
    ["order-503-after-acceptance", "3.01"],
    ["order-answer-lost", "3.02"],
  ] as const)("is sent once and found out after %s", async (name, price) => {
    sandbox.addFault({ name });
    const before = sandbox.journal().length;
    const error = (await rejectionOf(client.placeOrder(hash, order(price)))) as OrderOutcomeUnknownError;
    expect(error).toMatchObject({ code: "order-outcome-unknown", retryable: false });
    expect(error.candidates).toHaveLength(1);
    expect(writesAfter(before, "POST")).toBe(1);
    const known = await error.findOut();
    if (known.outcome !== "placed") throw new Error("expected it to be found");
    expect(await client.getOrder(known.orderId, hash)).toMatchObject({ price: Number(price) });
  });

  it("stays unknown after a 503 that did nothing", async () => {
    sandbox.addFault({ path: "/trader/v1/accounts/*", method: "POST", status: 503 });
    const before = sandbox.journal().length;
    const error = (await rejectionOf(client.placeOrder(hash, order("3.03")))) as OrderOutcomeUnknownError;
    expect(error).toMatchObject({ code: "order-outcome-unknown", status: 503, candidates: [] });
    expect(await error.findOut()).toEqual({ outcome: "unknown", candidates: [] });
    expect(writesAfter(before, "POST")).toBe(1);
  });

  it("may be a tree, which is found as one", async () => {
    const { orderLegCollection = [], ...terms } = order("4.01");
    const exit = (price: string): OrderRequest => ({
      ...order(price),
      orderLegCollection: orderLegCollection.map((leg) => ({ ...leg, instruction: "SELL" })),
    });
    const bracket: OrderRequest = {
      ...terms,
      orderStrategyType: "TRIGGER",
      orderLegCollection,
      childOrderStrategies: [
        { orderStrategyType: "OCO", childOrderStrategies: [exit("900.00"), exit("901.00")] },
      ],
    };
    sandbox.addFault({ name: "order-without-location" });
    const { orderId } = await client.placeOrder(hash, bracket);
    const read = await client.getOrder(orderId, hash);
    expect(read.childOrderStrategies?.[0]?.childOrderStrategies).toHaveLength(2);
  });
});

describe("transactions in the sandbox", () => {
  it("come by type, and one by its id", async () => {
    const trades = await client.getTransactions(hash, { transactionTypes: TransactionType.TRADE });
    const [trade] = trades.length > 0 ? trades : await client.getTransactions(hash);
    const one = await client.getTransaction(hash, trade?.activityId ?? 0);
    expect(one).toEqual(trade);
    expect(one.transferItems?.length).toBeGreaterThan(0);
  });
});

describe("more than 3000 rows", () => {
  it("are walked through, each once, oldest first", async () => {
    const accounts = await client.getAccounts();
    const margin = accounts.find(({ securitiesAccount }) => securitiesAccount.type === "MARGIN");
    const busy = await accountHashes(client).hashOf(String(margin?.securitiesAccount.accountNumber));
    const from = Date.now() - 600 * DAY;
    const count = async (rows: AsyncIterable<{ time?: string; enteredTime?: string }>): Promise<number> => {
      const times: string[] = [];
      for await (const { time, enteredTime } of rows) times.push(time ?? enteredTime ?? "");
      expect(times).toEqual([...times].sort());
      return times.length;
    };
    const ordersBefore = await count(ordersBetween(client, busy, { from }));
    const transactionsBefore = await count(transactionsBetween(client, busy, { from }));
    sandbox.addRoundTrips(1600);
    expect(await client.getTransactions(busy)).toHaveLength(3000);
    expect(await count(ordersBetween(client, busy, { from }))).toBe(ordersBefore + 3200);
    expect(await count(transactionsBetween(client, busy, { from }))).toBe(transactionsBefore + 3200);
    const recent = { from: Date.now() - 59 * DAY };
    expect(await count(ordersBetween(client, "all", recent))).toBeGreaterThanOrEqual(3200);
  });
});
