import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { startLosing } from "../../stress/stream-losses.mjs";
import { commands } from "../../stress/stream-subscriptions.mjs";
import { type DrivenStream, type MakeStream, streamWorld } from "./stream-world.js";

interface Told {
  losses: number;
  readonly candles: string[];
  readonly activities: number[];
  unwanted: readonly string[];
}

/** What a stream tells, kept up to date while somebody waits. */
function watch(stream: DrivenStream): {
  told: Told;
  until: (isSo: (told: Told) => boolean) => Promise<void>;
} {
  const told: Told = { losses: 0, candles: [], activities: [], unwanted: [] };
  return {
    told,
    async until(isSo) {
      const limit = AbortSignal.timeout(20_000);
      for (;;) {
        told.losses = (await stream.states()).filter((state) => state.startsWith("waiting")).length;
        for (const { key, chartTimeMillis } of await stream.heard("CHART_EQUITY")) {
          told.candles.push(`${key} ${chartTimeMillis}`);
        }
        for (const { seq, messageType } of await stream.heard("ACCT_ACTIVITY")) {
          if (messageType !== "SUBSCRIBED") told.activities.push(seq as number);
        }
        told.unwanted = (await stream.others()).filter(
          (event) => !/^(garbage|drop-oldest|conflate)/.test(event),
        );
        if (isSo(told)) return;
        if (limit.aborted) throw new Error(`It did not come to that: ${JSON.stringify(told)}`);
        await delay(2);
      }
    },
  };
}

/** A short form of `npm run stress:stream`. */
export function testStreamLosses(makeStream: MakeStream): void {
  test("a stream comes back whole from 20 losses of its connection", async () => {
    const { sandbox, client, open } = await streamWorld(makeStream, "2026-11-24T10:00:00-05:00");
    const stream = await open();
    for (const service of ["CHART_EQUITY", "ACCT_ACTIVITY"] as const) await stream.hear(service);
    await stream.neverRead("LEVELONE_EQUITIES", 100, "drop-oldest");
    await stream.neverRead("NYSE_BOOK", 1_000, "conflate");
    for (const [name, ...given] of commands) {
      expect(await stream.command(name as string, ...given)).toBeUndefined();
    }
    const losing = await startLosing({ ...watch(stream), sandbox, client, seed: 20_261_124 });
    await losing.lose(20);
    const results = await losing.finish(20);
    expect(results.filter(({ isRight }) => !isRight)).toEqual([]);
  });
}
