import { expect, test } from "vitest";
import { KeptSubscription } from "../src/page/stream/kept-subscription.js";
import { createWantedByTabs } from "../src/page/stream/wanted-by-tabs.js";

test("what nobody wants any more, or who says nothing for long, is forgotten", () => {
  let now = 0;
  const tabs = createWantedByTabs(() => now);
  tabs.set("one", { quotes: ["AAPL", "MSFT"], candles: ["AAPL"] });
  tabs.set("two", { quotes: ["AAPL", "KO"], candles: [] });
  expect(tabs.all()).toEqual({ quotes: ["AAPL", "MSFT", "KO"], candles: ["AAPL"] });
  tabs.set("two", { quotes: ["KO"], candles: [] });
  now = 100_000;
  tabs.set("one", { quotes: ["AAPL"], candles: [] });
  expect(tabs.all()).toEqual({ quotes: ["AAPL", "KO"], candles: [] });
  now = 200_000;
  expect(tabs.all()).toEqual({ quotes: ["AAPL"], candles: [] });
});

/** A service that notes its commands, and answers when it is told to. */
function service() {
  const sent: string[] = [];
  let failure: Error | undefined;
  const command = (name: string) => async (keys: readonly string[]) => {
    sent.push(`${name} ${keys}`);
    await Promise.resolve();
    if (failure !== undefined) throw failure;
  };
  return {
    sent,
    fail: (error: Error | undefined) => {
      failure = error;
    },
    kept: new KeptSubscription({ add: command("ADD"), unsubs: command("UNSUBS") }),
  };
}

test("a service is kept at what is wanted, one command after the other, whatever changes meanwhile", async () => {
  const { kept, sent } = service();
  expect(kept.want(["A", "B"])).toBe(true);
  const bringing = kept.bring();
  expect(kept.want(["B", "C"])).toBe(true);
  await Promise.all([bringing, kept.bring()]);
  expect(sent).toEqual(["ADD A,B", "ADD C", "UNSUBS A"]);
  expect(kept.want(["C", "B"])).toBe(false);
  await kept.bring();
  expect(sent).toHaveLength(3);
});

test("a command that failed is sent again when it is asked for again", async () => {
  const { kept, sent, fail } = service();
  kept.want(["A"]);
  fail(new Error("refused"));
  await expect(kept.bring()).rejects.toThrow("refused");
  fail(undefined);
  await kept.bring();
  expect(sent).toEqual(["ADD A", "ADD A"]);
});
