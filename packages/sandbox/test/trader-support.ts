import { expect } from "vitest";
import type { Sandbox, SandboxOptions } from "../src/index.js";
import { login, sandboxForTest, testClock } from "./support.js";

export const cents = (dollars: number): number => Math.round(dollars * 100) / 100;

export type Json = Record<string, unknown>;

/** A logged-in sandbox with a stopped clock, and requests to its trader API. */
export interface TradingSandbox {
  readonly sandbox: Sandbox;
  /** The paths of the two accounts, `/accounts/<hash>`. */
  readonly cash: string;
  readonly margin: string;
  advance(seconds: number): void;
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** The parsed answer of a GET, which must be 200. */
  read<T>(path: string): Promise<T>;
  /** The answer of a request that must fail with this status. */
  refusal(status: number, method: string, path: string, body?: unknown): Promise<Json>;
  /** The id of the order that this body places. */
  place(account: string, order: unknown): Promise<string>;
}

export async function tradingSandbox(options: SandboxOptions = {}): Promise<TradingSandbox> {
  const { now, advance } = testClock();
  const sandbox = await sandboxForTest({ autoApprove: true, now, ...options });
  const { access_token } = await login(sandbox);
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${sandbox.url}/trader/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${access_token}` },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const read = async <T>(path: string): Promise<T> => {
    const answer = await send("GET", path);
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  };
  const numbers = await read<{ hashValue: string }[]>("/accounts/accountNumbers");
  const [cash = "", margin = ""] = numbers.map(({ hashValue }) => `/accounts/${hashValue}`);
  return {
    sandbox,
    cash,
    margin,
    advance,
    send,
    read,
    async refusal(status, method, path, body) {
      const answer = await send(method, path, body);
      expect(answer.status).toBe(status);
      return (await answer.json()) as Json;
    },
    async place(account, order) {
      const answer = await send("POST", `${account}/orders`, order);
      expect([answer.status, await answer.text()]).toEqual([201, ""]);
      return answer.headers.get("location")?.split("/").at(-1) ?? "";
    },
  };
}

export function leg(instruction: string, symbol: string, quantity: unknown = 1, assetType = "EQUITY"): Json {
  return { instruction, quantity, instrument: { symbol, assetType } };
}

/** A limit order for one share of VTI, or as told. */
export function limitOrder(members: Json = {}): Json {
  return {
    orderStrategyType: "SINGLE",
    session: "NORMAL",
    duration: "DAY",
    orderType: "LIMIT",
    price: "100.10",
    orderLegCollection: [leg("BUY", "VTI")],
    ...members,
  };
}

/** Query text of the two lists' times, from so many days before the tests' own time until then. */
export function daysBack(days: number, from = "fromEnteredTime", to = "toEnteredTime"): string {
  const end = Date.parse("2026-11-23T23:59:59.999Z");
  const start = new Date(end - days * 86_400_000).toISOString();
  return `${from}=${start}&${to}=${new Date(end).toISOString()}`;
}
