import { liveValidator } from "@schwab-kit/http-client/validate";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import type { Client } from "schwab-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Calls, fullCalls, type Known, order } from "./api-facts/calls.js";
import { type OperationName, operationAsked, operations } from "./api-facts/operations.js";
import { ourMethod, schwabPyMethods } from "./api-facts/schwab-py/methods.js";
import { clientOf } from "./support/sandbox-client.js";

declare module "vitest" {
  interface TaskMeta {
    /** The method that was called, and the operation that the sandbox's journal shows for it. */
    asked?: { method: string; operation: OperationName };
  }
}

type Every =
  | "Minute"
  | "FiveMinutes"
  | "TenMinutes"
  | "FifteenMinutes"
  | "ThirtyMinutes"
  | "Day"
  | "Week"
  | "Month";

/** Every method of schwab-py's, and the two that it lacks, with what it is asked here. */
const calls: Calls<OperationName | `getPriceHistoryEvery${Every}`> = {
  ...fullCalls,
  getOptionChain: () => ["AAPL", { strikeCount: 2 }],
  getOrdersForAccount: ({ accountHash }) => [accountHash, window],
  getOrdersForAllLinkedAccounts: () => [window],
  getPriceHistoryEveryMinute: () => ["AAPL", span],
  getPriceHistoryEveryFiveMinutes: () => ["AAPL", span],
  getPriceHistoryEveryTenMinutes: () => ["AAPL", span],
  getPriceHistoryEveryFifteenMinutes: () => ["AAPL", span],
  getPriceHistoryEveryThirtyMinutes: () => ["AAPL", span],
  getPriceHistoryEveryDay: () => ["AAPL", span],
  getPriceHistoryEveryWeek: () => ["AAPL", span],
  getPriceHistoryEveryMonth: () => ["AAPL", span],
};

/** A Friday, 10:30 in New York. */
const marketTime = Date.parse("2026-11-20T15:30:00Z");
const window = { fromEnteredDatetime: marketTime - 86_400_000, toEnteredDatetime: marketTime + 86_400_000 };
const span = { startDatetime: "2026-11-16T14:30:00Z", endDatetime: "2026-11-20T15:00:00Z" };

let sandbox: Sandbox;
let client: Client;
let known: Known;

beforeAll(async () => {
  sandbox = await startSandbox({ autoApprove: true, marketTime });
  client = await clientOf(sandbox, { validate: liveValidator({ mode: "strict" }) });
  const [account] = await client.getAccountNumbers();
  const accountHash = account?.hashValue ?? "";
  const [transaction] = await client.getTransactions(accountHash, {
    startDate: marketTime - 360 * 86_400_000,
    endDate: marketTime,
  });
  known = { accountHash, orderId: "", transactionId: String(transaction?.activityId) };
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
});

const methods = Object.keys(calls) as (keyof typeof calls)[];

for (const method of methods) {
  test(`${method} is answered by the sandbox`, async ({ task }) => {
    const { orderId } = await client.placeOrder(known.accountHash, order);
    sandbox.clearJournal();
    const given = calls[method]({ ...known, orderId });
    await (client[method] as (...given: unknown[]) => Promise<unknown>)(...given);
    const [entry, ...others] = sandbox.journal();
    expect(others).toEqual([]);
    expect(entry?.status).toSatisfy((status: number) => status === 200 || status === 201);
    const operation = operationAsked(entry?.method ?? "", entry?.path ?? "");
    expect(operation).toBe(method.replace(/Every.*/, ""));
    if (operation !== undefined) task.meta.asked = { method, operation };
  });
}

test("these are schwab-py's methods and all operations", () => {
  expect(methods).toEqual(expect.arrayContaining(Object.keys(schwabPyMethods).map(ourMethod)));
  expect(methods).toEqual(expect.arrayContaining(Object.keys(operations)));
});
