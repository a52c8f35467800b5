import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import type { Client } from "schwab-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "../support/sandbox-client.js";
import { order } from "./calls.js";
import { differences } from "./differences.js";
import type { Kind, Values } from "./fact-types.js";
import { alternativesOf } from "./kinds.js";
import { type OperationName, operationAsked, operationNames } from "./operations.js";
import { liveAnswer } from "./schemas.js";
import { fits, type Visitor, walk } from "./walk.js";

const DAY = 86_400_000;
/** A Friday, 10:30 in New York. */
const marketTime = Date.parse("2026-11-20T15:30:00Z");

let sandbox: Sandbox;
let client: Client;
/** What came over HTTP, by the operation that was asked. */
const answers = new Map<OperationName, unknown[]>();
/** What differs from the specification, seen in those answers: by the place of a difference. */
const seen = new Map<string, Set<unknown>>();
const surprises: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ autoApprove: true, marketTime });
  client = await clientOf(sandbox, { fetch: recordingFetch });
  await askEverything();
  for (const [name, bodies] of answers) {
    for (const body of bodies) lookThrough(name, body);
  }
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
});

test.each(operationNames)("the sandbox answers %s as the facts know it", (name) => {
  expect(answers.get(name)?.length).toBeGreaterThan(0);
  expect(surprises.filter((surprise) => surprise.startsWith(`${name}:`))).toEqual([]);
});

const toBeShown = differences.filter(({ onlyAccepted }) => !onlyAccepted);

test.each(toBeShown.map((one) => [one.id, one] as const))("the sandbox shows: %s", (_, difference) => {
  const { at, live, shown = live } = difference;
  const unseen = at.filter(
    (place) => ![...(seen.get(place) ?? [])].some((value) => shows(place, value, shown)),
  );
  expect(unseen).toEqual([]);
});

/** In place of the value of a member that an object doesn't have. */
const ABSENT = Symbol("absent");

/** Sends on what the client asks, and keeps what comes back. */
const recordingFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { method, url } = request;
  const response = await fetch(request);
  const name = operationAsked(method, new URL(url).pathname);
  const text = await response.clone().text();
  if (name !== undefined)
    answers.set(name, [...(answers.get(name) ?? []), text === "" ? null : JSON.parse(text)]);
  return response;
};

async function askEverything(): Promise<void> {
  const accounts = await client.getAccountNumbers();
  await client.getAccounts({ fields: "positions" });
  await client.getUserPreferences();
  const year = { startDate: marketTime - 360 * DAY, endDate: marketTime };
  const orders = { fromEnteredDatetime: marketTime - 50 * DAY, toEnteredDatetime: marketTime + DAY };
  for (const { hashValue } of accounts) {
    await client.getAccount(hashValue, { fields: "positions" });
    const transactions = await client.getTransactions(hashValue, year);
    for (const { activityId = 0 } of transactions.slice(0, 3))
      await client.getTransaction(hashValue, activityId);
    await client.previewOrder(hashValue, order);
    await client.previewOrder(hashValue, { ...order, price: "1000000" });
    await client.previewOrder(hashValue, { ...order, orderType: "STOP_LIMIT", stopPrice: "1.00" });
    const { orderId } = await client.placeOrder(hashValue, order);
    const replacing = await client.replaceOrder(hashValue, orderId, { ...order, price: "2.00" });
    await client.cancelOrder(replacing.orderId, hashValue);
    await client.getOrder(replacing.orderId, hashValue);
    await client.getOrdersForAccount(hashValue, orders);
  }
  await client.getOrdersForAllLinkedAccounts(orders);
  await askMarketData();
}

async function askMarketData(): Promise<void> {
  const chain = await client.getOptionChain("AAPL", { strikeCount: 4 });
  await client.getOptionChain("AAPL", { includeUnderlyingQuote: true });
  const [contracts] = Object.values(Object.values(chain.callExpDateMap ?? {})[0] ?? {});
  const option = contracts?.[0]?.symbol ?? "";
  await client.getQuotes([
    "AAPL",
    "SPY",
    "$SPX",
    "SWPPX",
    "/ESZ26",
    "EUR/USD",
    "BRK/B",
    option,
    "./ESZ26P5700",
    "NOPE",
  ]);
  await client.getQuote("AAPL");
  await client.getOptionExpirationChain("AAPL");
  await client.getPriceHistoryEveryDay("AAPL", {
    startDatetime: marketTime - 30 * DAY,
    endDatetime: marketTime,
  });
  await client.getPriceHistory("AAPL", { periodType: "day", period: 1, needPreviousClose: true });
  await client.getMovers("$SPX");
  await client.getMarketHours(["equity", "option", "bond", "future", "forex"], { date: "2026-11-23" });
  await client.getMarketHours(["equity", "option", "bond", "future", "forex"], { date: "2026-11-26" });
  await client.getMarketHoursFor("equity", { date: "2026-11-21" });
  await client.getInstruments(["AAPL", "SPY", "SWPPX"], "fundamental");
  const { instruments = [] } = await client.getInstruments("AAPL", "symbol-search");
  await client.getInstrumentByCusip(instruments[0]?.cusip ?? "");
  // Refusals are no answers of an operation, but have a schema.
  const refused = await fetch(`${sandbox.url}/marketdata/v1/chains`, {
    headers: { authorization: "Bearer of-nobody" },
  });
  walk(await refused.json(), "ErrorResponse", visitorFor("getOptionChain"));
}

function lookThrough(name: OperationName, body: unknown): void {
  see(`${name}()`, body);
  const answer = liveAnswer(name);
  if (answer === undefined) {
    if (body !== null) surprises.push(`${name}: a body where none was expected`);
    return;
  }
  walk(body, answer, visitorFor(name));
}

function visitorFor(name: OperationName): Visitor {
  return {
    surprise: (path, what) => surprises.push(`${name}: ${path}: ${what}`),
    union: (schema, tag) => see(`${schema}(${tag})`, tag),
    object(schema, record) {
      for (const place of places.get(schema) ?? []) {
        const member = place.slice(schema.length + 1);
        see(place, member in record ? record[member] : ABSENT);
      }
    },
  };
}

/** The places of differences that are a member, by schema. */
const places = new Map<string, string[]>();
for (const place of differences.flatMap(({ at }) => at)) {
  const [schema = ""] = place.split(".");
  places.set(schema, [...(places.get(schema) ?? []), place]);
}

function see(place: string, value: unknown): void {
  seen.set(place, (seen.get(place) ?? new Set()).add(value));
}

function shows(place: string, value: unknown, shown: Kind | Values): boolean {
  if (shown === "absent") return value === ABSENT;
  if (shown === "never") return [...(seen.get(place) ?? [])].every((one) => one === ABSENT);
  if (place.endsWith(")") && !place.endsWith("()")) return true;
  if (typeof shown !== "string") return shown.includes(value as never);
  return alternativesOf(shown).some((one) => fits(value, one));
}
