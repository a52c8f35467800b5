import { describe, expect, it } from "vitest";
import { waitForOrder } from "../src/index.js";
import { ManualTiming } from "./manual-timing.js";
import { hash } from "./order-book-server.js";
import { type ScriptedServer, serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

/** Lists the order with one status after the other, and then with the last. */
function serveStatuses(...statuses: unknown[]): Promise<ScriptedServer> {
  let looks = 0;
  return serveScript((_, response) => {
    const status = statuses[Math.min(looks++, statuses.length - 1)];
    answer(response, 200, { orderId: 12, status });
  });
}

function settled(work: Promise<unknown>): () => boolean {
  let isDone = false;
  const done = (): void => {
    isDone = true;
  };
  work.then(done, done);
  return () => isDone;
}

describe("waiting for an order", () => {
  it.each(["FILLED", "CANCELED", "REJECTED", "EXPIRED", "REPLACED"])(
    "ends with %s, without a wait if it stands so already",
    async (status) => {
      const server = await serveStatuses(status);
      const timing = new ManualTiming();
      expect(await waitForOrder(clientOf(server), hash, 12, { timing })).toEqual({ orderId: 12, status });
      expect(server.requests).toEqual([
        expect.objectContaining({ method: "GET", url: `/trader/v1/accounts/${hash}/orders/12` }),
      ]);
      expect(timing.timers).toBe(0);
    },
  );

  it("looks on as long as anything may happen, an unknown or missing status too", async () => {
    const statuses = ["NEW", "WORKING", "PENDING_CANCEL", "SOMETHING_NEW", undefined, "UNKNOWN", "FILLED"];
    const server = await serveStatuses(...statuses);
    const timing = new ManualTiming();
    const waiting = waitForOrder(clientOf(server), hash, "12", { timing });
    await timing.until(settled(waiting), () => timing.timers > 0);
    expect(await waiting).toMatchObject({ status: "FILLED" });
    expect(server.seen).toHaveLength(statuses.length);
  });

  it.each([
    [undefined, [0, 1000, 2500, 4750, 8125, 13_188, 20_781, 32_172, 47_172, 62_172]],
    [100, [0, 100, 250, 475]],
    [60_000, [0, 60_000, 120_000]],
  ])("looks less and less often, beginning with every %s ms", async (everyMs, expected) => {
    const timing = new ManualTiming();
    const moments: number[] = [];
    const server = await serveScript((_, response) => {
      moments.push(Math.round(timing.now()));
      answer(response, 200, { status: moments.length < expected.length ? "WORKING" : "FILLED" });
    });
    const waiting = waitForOrder(clientOf(server), hash, 12, { timing, everyMs });
    await timing.until(settled(waiting), () => timing.timers > 0);
    await waiting;
    expect(moments).toEqual(expected);
  });

  it("ends with the signal's reason, and leaves no timer", async () => {
    const server = await serveStatuses("WORKING");
    const timing = new ManualTiming();
    const stop = new AbortController();
    const waiting = waitForOrder(clientOf(server), hash, 12, { timing, signal: stop.signal });
    const rejection = rejectionOf(waiting);
    while (timing.timers === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error("enough"));
    expect(await rejection).toEqual(new Error("enough"));
    expect(timing.timers).toBe(0);
    expect(server.seen).toHaveLength(1);
  });

  it("ends when a look fails, and refuses what it can't ask", async () => {
    const server = await serveScript((_, response) => answer(response, 404, ""));
    expect(await rejectionOf(waitForOrder(clientOf(server), hash, 12))).toMatchObject({
      code: "api-not-found",
    });
    for (const everyMs of [0, Number.NaN, 2 ** 31, "5" as never]) {
      expect(await rejectionOf(waitForOrder(clientOf(server), hash, 12, { everyMs }))).toMatchObject({
        code: "argument-invalid",
      });
    }
    expect(await rejectionOf(waitForOrder(clientOf(server), "12", hash))).toMatchObject({
      code: "argument-invalid",
    });
    expect(server.seen).toHaveLength(1);
  });
});
