import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Sandbox, startSandbox } from "../src/index.js";
import { sandboxForTest, testClock } from "./support.js";
import {
  daysBack,
  type Json,
  leg,
  limitOrder,
  type TradingSandbox,
  tradingSandbox,
} from "./trader-support.js";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sandbox-state-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const seed = "one";
const market = (terms: Json): Json => limitOrder({ orderType: "MARKET", price: undefined, ...terms });
const late = { session: "PM", duration: "GOOD_TILL_CANCEL" };

/** Orders that are filled, partly filled, waiting for each other, trailing and over. */
async function trade({ place, send, margin, cash, read }: TradingSandbox): Promise<void> {
  await place(margin, market({ orderLegCollection: [leg("BUY", "KO", 5)] }));
  await place(margin, limitOrder({ ...late, price: 130, orderLegCollection: [leg("BUY", "KO", 600)] }));
  await place(
    margin,
    limitOrder({
      duration: "GOOD_TILL_CANCEL",
      orderType: "TRAILING_STOP",
      price: undefined,
      stopPriceOffset: 6,
      orderLegCollection: [leg("SELL", "NVDA", 9)],
    }),
  );
  const exits = [
    limitOrder({ price: 900, orderLegCollection: [leg("SELL", "VTI")] }),
    limitOrder({ price: 901, orderLegCollection: [leg("SELL", "VTI")] }),
  ];
  const oco = { orderStrategyType: "OCO", childOrderStrategies: exits };
  await place(cash, limitOrder({ orderStrategyType: "TRIGGER", childOrderStrategies: [oco] }));
  await place(cash, limitOrder({ orderLegCollection: [leg("BUY", "KO", 90_000)] }));
  await send("DELETE", `${cash}/orders/${await place(cash, limitOrder())}`);
  const chain = await send("GET", "/../../marketdata/v1/chains?symbol=AAPL&contractType=PUT&strikeCount=1");
  const { putExpDateMap } = (await chain.json()) as {
    putExpDateMap: Record<string, Record<string, { symbol: string }[]>>;
  };
  const symbol = Object.values(Object.values(putExpDateMap)[0] ?? {})[0]?.[0]?.symbol ?? "";
  await place(margin, market({ orderLegCollection: [leg("BUY_TO_OPEN", symbol, 2, "OPTION")] }));
  await read(margin);
}

/** All that a client can see of both accounts. */
async function everything({ read }: TradingSandbox): Promise<unknown[]> {
  const accounts = await read<{ hashValue: string }[]>("/accounts/accountNumbers");
  const types = "types=TRADE,RECEIVE_AND_DELIVER,ACH_RECEIPT,DIVIDEND_OR_INTEREST";
  const window = (from: string, to: string): string =>
    daysBack(340, from, to).replace("2026-11-23T23", "2026-12-08T23");
  return Promise.all([
    read("/accounts?fields=positions"),
    ...accounts.flatMap(({ hashValue }) => [
      read(`/accounts/${hashValue}/orders?${window("fromEnteredTime", "toEnteredTime")}`),
      read(`/accounts/${hashValue}/transactions?${window("startDate", "endDate")}&${types}`),
    ]),
  ]);
}

describe("a sandbox with a stateFile", () => {
  it("goes on later as if it had never stopped", async () => {
    const stateFile = join(await folder(), "state.json");
    const never = await tradingSandbox({ seed });
    const first = await tradingSandbox({ seed, stateFile });
    for (const each of [never, first]) {
      await trade(each);
      each.sandbox.setMarketTime(Date.parse("2026-11-24T12:00:00-05:00"));
    }
    const seen = await everything(first);
    expect(seen).toEqual(await everything(never));
    expect(JSON.stringify(seen)).toContain('"filledQuantity":0,"remainingQuantity":9');
    await first.sandbox.close();
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);

    const saved = await readFile(stateFile, "utf8");
    expect(saved).toContain('"extreme":');
    const again = await tradingSandbox({ stateFile, now: testClock().now });
    await again.sandbox.saveState();
    expect(JSON.parse(await readFile(stateFile, "utf8"))).toEqual(JSON.parse(saved));
    expect(again.sandbox.marketTime()).toBe(Date.parse("2026-11-24T12:00:00-05:00"));
    expect(await everything(again)).toEqual(seen);
    for (const each of [never, again]) each.sandbox.setMarketTime(Date.parse("2026-12-08T12:00:00-05:00"));
    const after = await everything(again);
    expect(after).not.toEqual(seen);
    expect(after).toEqual(await everything(never));
  });

  it("follows its own clock again when it did before", async () => {
    const stateFile = join(await folder(), "state.json");
    const { now, advance } = testClock();
    const first = await tradingSandbox({ stateFile, now, seed });
    const path = `${first.cash}/orders/${await first.place(first.cash, limitOrder())}`;
    await first.sandbox.saveState();
    await first.sandbox.close();
    advance(86_400);
    const again = await tradingSandbox({ stateFile, now });
    expect(again.sandbox.marketTime()).toBe(now());
    expect(await again.read(path)).toMatchObject({
      status: "EXPIRED",
      closeTime: "2026-11-23T21:00:00+0000",
    });
  });

  it("leaves a file alone that it cannot use, and says what is wrong", async () => {
    const stateFile = join(await folder(), "state.json");
    const first = await tradingSandbox({ stateFile, seed });
    await trade(first);
    await first.sandbox.close();
    const good = await readFile(stateFile, "utf8");
    const broken: [text: string, problem: string][] = [
      [good.slice(0, -9), "It is not JSON"],
      ["[]", "The whole of it should be an object"],
      [good.replace('"version":1', '"version":2'), "It is of version 2"],
      [good.replace(/"filled":5/, '"filled":"5"'), "trader.accounts[1].orders"],
      [good.replace('"status":"CANCELED"', '"status":"GONE"'), "status should be one of"],
      [good.replace('"instrument":"KO"', '"instrument":"NOSUCH"'), "instrument is no security: NOSUCH"],
      [good.replace('"accountNumber":"10000002"', '"accountNumber":"3"'), "The account 10000002 is missing"],
    ];
    for (const [text, problem] of broken) {
      expect(text).not.toBe(good);
      await writeFile(stateFile, text);
      const error = await startSandbox({ stateFile }).then((sandbox: Sandbox) => sandbox.close(), String);
      expect(error).toContain(problem);
      expect(error).toContain(stateFile);
      expect(await readFile(stateFile, "utf8")).toBe(text);
    }
    await writeFile(stateFile, good);
    await expect(startSandbox({ stateFile, seed: "two" })).rejects.toThrow('the seed "one"');
    await expect(startSandbox({ stateFile: join(stateFile, "below") })).rejects.toThrow(
      "cannot read its state",
    );
    expect(await readdir(join(stateFile, ".."))).toEqual(["state.json"]);
  });

  it("says when it cannot save, and ends all the same", async () => {
    const place = await folder();
    const sandbox = await startSandbox({ stateFile: join(place, "no", "state.json") });
    await expect(sandbox.saveState()).rejects.toThrow("cannot save its state");
    await expect(sandbox.close()).rejects.toThrow("cannot save its state");
    await expect(fetch(sandbox.url)).rejects.toThrow();
  });
});

it("a sandbox without a stateFile has nothing to save its state in", async () => {
  const sandbox = await sandboxForTest();
  await expect(sandbox.saveState()).rejects.toThrow("no stateFile");
  await expect(startSandbox({ stateFile: "" })).rejects.toThrow("stateFile must be a path");
});
