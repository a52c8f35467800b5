import { setTimeout as delay } from "node:timers/promises";
import { createRandom } from "./random.mjs";
import { services, symbols } from "./stream-subscriptions.mjs";

const MINUTE_MS = 60_000;

const order = {
  ...{ orderType: "LIMIT", session: "NORMAL", duration: "DAY", orderStrategyType: "SINGLE", price: "1.00" },
  orderLegCollection: [{ instruction: "BUY", quantity: 1, instrument: { symbol: "F", assetType: "EQUITY" } }],
};

/**
 * Takes the connection of a stream that is subscribed again and again, while candles end and orders are placed.
 *
 * `told` has what the stream has told: how many `losses` of its connection, `candles` as `AAPL 1795447817000`,
 * `activities` by their numbers, and events that are `unwanted`; `until(isSo, what)` resolves once that is so of it.
 */
export async function startLosing({ sandbox, client, told, until, seed }) {
  const { random, between, oneOf } = createRandom(seed);
  const start = sandbox.marketTime();
  const [account] = await client.getAccountNumbers();
  let incomplete = 0;
  let orders = 0;

  async function loseOne() {
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
  }

  return {
    /** Goes on until there were so many losses. */
    async lose(disconnects) {
      while (told.losses < disconnects) await loseOne();
    },
    /** Waits for what is still to come, and gives each count with whether it is right. */
    async finish(disconnects) {
      // What is on its way comes before this order's messages.
      const last = Math.max(0, ...told.activities);
      await client.placeOrder(account.hashValue, order);
      sandbox.advanceMarket(MINUTE_MS);
      await until(({ activities }) => Math.max(...activities) > last, "the last order");
      const wanted = await candlesOf(client, start, sandbox.marketTime());
      const isWhole = ({ candles }) => wanted.every((one) => candles.includes(one));
      await until(isWhole, "the last candles").catch(() => {});
      const { candles, activities, losses, unwanted } = told;
      const numbers = new Set(activities);
      const lostActivities = Math.max(...numbers) - Math.min(...numbers) + 1 - numbers.size;
      return [
        ["disconnects", losses, losses >= disconnects],
        ["incomplete returns", incomplete, incomplete === 0],
        ["candles", wanted.length, wanted.length > 0],
        ["lost candles", wanted.filter((one) => !candles.includes(one)).length, undefined],
        ["repeated candles", repeated(candles), undefined],
        ["orders", orders, orders > 0],
        ["activity messages", activities.length, activities.length > orders],
        ["lost messages", lostActivities, undefined],
        ["repeated messages", repeated(activities), undefined],
        ["other events", unwanted.length, undefined],
      ].map(([name, count, isRight = count === 0]) => ({ name, count, isRight }));
    },
  };
}

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
