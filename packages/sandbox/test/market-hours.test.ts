import { describe, expect, it } from "vitest";
import { badRequest, marketData } from "./support.js";

describe("markets", () => {
  it("are open by product, with their sessions", async () => {
    const { read } = await marketData("2026-11-24T03:00:00Z");
    // In New York it is still the 23rd.
    expect(await read("/markets?markets=equity,option")).toEqual({
      equity: {
        EQ: {
          date: "2026-11-23",
          marketType: "EQUITY",
          product: "EQ",
          productName: "equity",
          isOpen: true,
          sessionHours: {
            preMarket: [{ start: "2026-11-23T07:00:00-05:00", end: "2026-11-23T09:30:00-05:00" }],
            regularMarket: [{ start: "2026-11-23T09:30:00-05:00", end: "2026-11-23T16:00:00-05:00" }],
            postMarket: [{ start: "2026-11-23T16:00:00-05:00", end: "2026-11-23T20:00:00-05:00" }],
          },
        },
      },
      option: {
        EQO: expect.objectContaining({
          sessionHours: {
            regularMarket: [{ start: "2026-11-23T09:30:00-05:00", end: "2026-11-23T16:00:00-05:00" }],
          },
        }),
        IND: expect.objectContaining({
          sessionHours: {
            regularMarket: [{ start: "2026-11-23T09:30:00-05:00", end: "2026-11-23T16:15:00-05:00" }],
          },
        }),
      },
    });
  });

  it("are closed under their own names, without sessions", async () => {
    const { read } = await marketData();
    expect(await read("/markets?markets=equity,option,bond&date=2026-11-26")).toEqual(
      Object.fromEntries(
        ["equity", "option", "bond"].map((id) => [
          id,
          { [id]: { date: "2026-11-26", marketType: id.toUpperCase(), product: id, isOpen: false } },
        ]),
      ),
    );
    expect(await read("/markets/equity?date=2026-11-28")).toHaveProperty("equity.equity.isOpen", false);
  });

  it("close early, and keep summer time", async () => {
    const { read } = await marketData();
    const early = await read<{ equity: { EQ: { sessionHours: Record<string, unknown> } } }>(
      "/markets/equity?date=2026-11-27",
    );
    expect(early.equity.EQ.sessionHours["regularMarket"]).toEqual([
      { start: "2026-11-27T09:30:00-05:00", end: "2026-11-27T13:00:00-05:00" },
    ]);
    const summer = await read<{ future: { ES: { sessionHours: Record<string, unknown> } } }>(
      "/markets/future?date=2027-07-01",
    );
    expect(summer.future.ES.sessionHours["regularMarket"]).toEqual([
      { start: "2027-06-30T18:00:00-04:00", end: "2027-07-01T17:00:00-04:00" },
    ]);
    expect(await read("/markets/forex?date=2027-11-23")).toHaveProperty("forex.forex.isOpen", true);
  });

  it("are refused beyond a year, in the past, and by unknown names", async () => {
    const { ask } = await marketData();
    for (const [path, parameter] of [
      ["/markets", "markets"],
      ["/markets?markets=", "markets"],
      ["/markets?markets=equity,stocks", "markets"],
      ["/markets?markets=equity&date=2026-11-22", "date"],
      ["/markets?markets=equity&date=2027-11-24", "date"],
      ["/markets/equity?date=tomorrow", "date"],
    ] as const) {
      const answer = await ask(path);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual(badRequest(parameter));
    }
    expect((await ask("/markets/stocks")).status).toBe(404);
  });
});
