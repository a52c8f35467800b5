import { describe, expect, it } from "vitest";
import { daysBack, tradingSandbox } from "./trader-support.js";

interface Row {
  readonly activityId: number;
  readonly orderId: number;
}

const trades = `${daysBack(30, "startDate", "endDate")}&types=TRADE`;

describe("round trips", () => {
  it("fill both lists to where Schwab cuts them off, newest kept, and change no balance", async () => {
    const { sandbox, read, margin } = await tradingSandbox();
    const before = await read(`${margin}?fields=positions`);
    sandbox.addRoundTrips(1510);
    expect(await read(`${margin}?fields=positions`)).toEqual(before);

    const rows = await read<Row[]>(`${margin}/transactions?${trades}`);
    expect(rows).toHaveLength(3000);
    const older = `${trades.replace(/endDate=[^&]*/, "endDate=2026-11-22T14:39:59Z")}`;
    const rest = await read<Row[]>(`${margin}/transactions?${older}`);
    expect(new Set([...rows, ...rest].map(({ activityId }) => activityId)).size).toBe(3021);

    const orders = await read<Row[]>(`${margin}/orders?${daysBack(30)}`);
    expect(orders).toHaveLength(3000);
    expect(orders.map(({ orderId }) => orderId)).toEqual(rows.map(({ orderId }) => orderId));
    expect(await read<Row[]>(`${margin}/orders?${daysBack(30)}&maxResults=5000`)).toEqual(orders);
    expect(await read<Row[]>(`${margin}/orders?${daysBack(30)}&maxResults=9`)).toEqual(orders.slice(0, 9));
  });

  it("come from the admin API too", async () => {
    const { sandbox, read, margin } = await tradingSandbox();
    const post = (body: unknown) =>
      fetch(`${sandbox.url}/sandbox/round-trips`, { method: "POST", body: JSON.stringify(body) });
    expect((await post({ count: 2 })).status).toBe(204);
    expect(await read(`${margin}/transactions?${trades}&symbol=SCHD`)).toHaveLength(4);
    for (const body of [
      {},
      2,
      { count: "2" },
      { count: 2, more: 1 },
      { count: 0 },
      { count: 1.5 },
      { count: 1e9 },
    ]) {
      const refused = await post(body);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ error: expect.stringContaining("whole number") });
    }
  });

  it("are refused when there are more than an account can keep", async () => {
    const { sandbox } = await tradingSandbox();
    for (const count of [0, -1, 1.5, Number.NaN, 25_001]) {
      expect(() => sandbox.addRoundTrips(count)).toThrow(TypeError);
    }
  });
});
