// Proves that a stream comes back whole from every loss of its connection: see README.md.
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startSandbox } from "@schwab-kit/sandbox";
import { createRandom } from "./random.mjs";
import { startWorker, symbols } from "./stream-world.mjs";

const MINUTE_MS = 60_000;
/** Bytes by which a heap may differ from itself. */
const FLAT = 4 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    disconnects: { type: "string", default: "1000" },
    seed: { type: "string", default: String(randomInt(1_000_000)) },
  },
});
const disconnects = Number(values.disconnects);
const seed = Number(values.seed);
console.log(`${disconnects} forced disconnects, --seed ${seed}`);

/** What must be subscribed to on every connection. */
const services = {
  LEVELONE_EQUITIES: symbols.join(","),
  NYSE_BOOK: symbols.join(","),
  CHART_EQUITY: symbols.join(","),
  SCREENER_EQUITY: "$SPX_VOLUME_0",
  ACCT_ACTIVITY: "SCHWAB-KIT",
};

/** Whether everything was subscribed to, once, on the latest connection; waits for it up to ten seconds. */
async function isBack(sandbox) {
  for (let look = 0; look < 2_500; look++) {
    const commands = sandbox.journal().flatMap(({ stream }) => (stream === undefined ? [] : [stream]));
    const login = commands.findLastIndex(({ command }) => command === "LOGIN");
    const back = commands.slice(login + 1).filter(({ command, code }) => command === "SUBS" && code === 0);
    const isComplete = Object.entries(services).every(
      ([service, keys]) => back.filter((one) => one.service === service && one.keys === keys).length === 1,
    );
    if (login >= 0 && isComplete) return true;
    await delay(2);
  }
  return false;
}

async function run(sandbox, worker, { random, between, oneOf }) {
  const { told, client, until } = worker;
  await until(({ states }) => states.includes("subscribed"), "the subscriptions");
  const start = sandbox.marketTime();
  const [account] = await client.getAccountNumbers();
  const order = {
    ...{ orderType: "LIMIT", session: "NORMAL", duration: "DAY", orderStrategyType: "SINGLE", price: "1.00" },
    orderLegCollection: [
      { instruction: "BUY", quantity: 1, instrument: { symbol: "F", assetType: "EQUITY" } },
    ],
  };
  const heaps = [];
  let incomplete = 0;
  let orders = 0;
  while (told.losses < disconnects) {
    const before = told.losses;
    sandbox.clearJournal();
    if (random() < 0.4) sandbox.advanceMarket(MINUTE_MS);
    if (random() < 0.2) {
      const { orderId } = await client.placeOrder(account.hashValue, order);
      await client.cancelOrder(orderId, account.hashValue);
      orders += 1;
    }
    const fault = oneOf(["garbage", "duplicate", "reorder", "cut", undefined]);
    if (fault !== undefined) sandbox.addStreamFault({ name: fault });
    if (random() < 0.02) sandbox.expireAccessTokens();
    await delay(between(0, 6));
    sandbox.dropStreams();
    // Once more on the way back, in the login or the replay.
    if (random() < 0.3) {
      await delay(between(0, 12));
      sandbox.dropStreams();
    }
    // The client may not have noticed the last cut yet, so the journal says when it is back.
    await until(({ losses }) => losses > before, "the client to notice");
    if (!(await isBack(sandbox))) incomplete += 1;
    sandbox.clearFaults();
    if (told.losses >= disconnects / 5 && heaps.length === 0) heaps.push(await worker.memory());
  }
  heaps.push(await worker.memory());
  // What is on its way comes before this order's messages.
  const last = Math.max(0, ...told.activities);
  await client.placeOrder(account.hashValue, order);
  sandbox.advanceMarket(MINUTE_MS);
  await until(({ activities }) => Math.max(...activities) > last, "the last order");
  const wanted = await candlesOf(client, start, sandbox.marketTime());
  await until(({ candles }) => wanted.every((one) => candles.includes(one)), "the last candles").catch(
    () => {},
  );
  return { heaps, incomplete, orders, wanted };
}

/** What REST has of the time in which the stream was subscribed. */
async function candlesOf(client, from, to) {
  const lists = await Promise.all(
    symbols.map(async (symbol) => {
      const { candles } = await client.getPriceHistoryEveryMinute(symbol, {
        ...{ startDatetime: new Date(from), endDatetime: new Date(to), needExtendedHoursData: true },
      });
      return candles
        .filter(({ datetime }) => datetime >= from && datetime + MINUTE_MS <= to)
        .map(({ datetime }) => `${symbol} ${datetime}`);
    }),
  );
  return lists.flat();
}

function repeated(list) {
  return list.length - new Set(list).size;
}

const folder = mkdtempSync(join(tmpdir(), "schwab-kit-stream-"));
const sandbox = await startSandbox({ autoApprove: true, marketTime: Date.UTC(2026, 10, 24, 15), speed: 0 });
const worker = await startWorker(sandbox, folder, seed);
try {
  const { heaps, incomplete, orders, wanted } = await run(sandbox, worker, createRandom(seed));
  const { candles, activities, losses, unwanted } = worker.told;
  const numbers = new Set(activities);
  const lostActivities = Math.max(...numbers) - Math.min(...numbers) + 1 - numbers.size;
  const growth = heaps[1] - heaps[0];
  const results = [
    ["disconnects", losses, losses >= disconnects],
    ["incomplete returns", incomplete, incomplete === 0],
    ["candles", wanted.length, wanted.length > 0],
    ["lost candles", wanted.filter((one) => !candles.includes(one)).length, undefined],
    ["repeated candles", repeated(candles), undefined],
    ["orders", orders, orders > 0],
    ["activity messages", activities.length, activities.length > orders],
    ["lost messages", lostActivities, undefined],
    ["repeated messages", repeated(activities), undefined],
    ["other events", unwanted.filter((type) => type !== "dropped").length, undefined],
    ["heap growth, KiB", Math.round(growth / 1024), growth < FLAT],
  ].map(([name, count, isRight = count === 0]) => ({ name, count, isRight }));
  for (const { name, count, isRight } of results) {
    console.log(`${name.padEnd(20)} ${count}${isRight ? "" : "  WRONG"}`);
  }
  const exitCode = await worker.end();
  const isPassed = exitCode === 0 && results.every(({ isRight }) => isRight);
  console.log(isPassed ? "passed" : "FAILED");
  process.exitCode = isPassed ? 0 : 1;
} finally {
  worker.kill();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
