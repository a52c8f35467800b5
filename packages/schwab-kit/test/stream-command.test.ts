import { expect, test } from "vitest";
import { type LoggedIn, loggedIn, stopped } from "./support/logged-in.js";
import { type Running, start } from "./support/run.js";

/** Starts `schwab stream …`, which goes on until it is ended. */
function stream({ env }: LoggedIn, ...args: string[]): Running {
  return start("schwab", ["stream", ...args], { env });
}

/** Waits for a line that has all of these words, in this order. */
async function line(running: Running, ...words: (string | number | undefined)[]): Promise<void> {
  const form = new RegExp(
    words.map((word) => `${word}`.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join(".*"),
  );
  await expect.poll(() => running.printed(), { timeout: 20_000 }).toMatch(form);
}

/** Ends it as Ctrl-C does. */
async function interrupt(running: Running): Promise<void> {
  running.child.kill("SIGINT");
  expect((await running.ended).code).toBe(0);
}

test("quotes of every kind are those that the API gives, and go on as the market does", async () => {
  const person = await loggedIn(stopped);
  const { sandbox, client } = person;
  const symbols = ["AAPL", "$SPX", "/ESZ26", "./ESZ26C5700", "EUR/USD"];
  const running = stream(person, "quotes", ...symbols);
  await line(running, "one stream per user");
  const { errors: _none, ...quotes } = await client.getQuotes(symbols);
  for (const symbol of symbols) await line(running, symbol, quotes[symbol]?.quote?.lastPrice);
  sandbox.advanceMarket(600_000);
  const { AAPL } = await client.getQuote("AAPL");
  await line(running, "AAPL", AAPL?.quote?.bidPrice, AAPL?.quote?.askPrice, AAPL?.quote?.totalVolume);
  await interrupt(running);
});

test("with --json each item is a line that says its service", async () => {
  const person = await loggedIn(stopped);
  const running = stream(person, "quotes", "AAPL", "--json");
  await line(running, '"service":"LEVELONE_EQUITIES","key":"AAPL"');
  running.child.kill("SIGTERM");
  const { code, stdout } = await running.ended;
  expect(code).toBe(0);
  const [first] = stdout.split("\n");
  const { AAPL } = await person.client.getQuote("AAPL");
  expect(JSON.parse(first ?? "")).toMatchObject({ lastPrice: AAPL?.quote?.lastPrice, key: "AAPL" });
});

test("a book is that of the exchange where the stock is listed, around the quote", async () => {
  const person = await loggedIn(stopped);
  const { AAPL } = await person.client.getQuote("AAPL");
  const nasdaq = stream(person, "book", "AAPL", "--json");
  await line(nasdaq, '"service":"NASDAQ_BOOK"');
  await interrupt(nasdaq);
  const table = stream(person, "book", "AAPL", "--exchange", "nasdaq");
  await line(table, AAPL?.quote?.bidPrice, AAPL?.quote?.askPrice);
  await interrupt(table);
  const nyse = stream(person, "book", "KO", "--json");
  await line(nyse, '"service":"NYSE_BOOK"');
  await interrupt(nyse);
});

test("a chart is the candles of the price history, and one more when a minute ends", async () => {
  const person = await loggedIn(stopped);
  const running = stream(person, "chart", "AAPL", "/ESZ26");
  await line(running, "11:59", "AAPL");
  await line(running, "11:59", "/ESZ26");
  person.sandbox.advanceMarket(60_000);
  await line(running, "12:00", "AAPL");
  await interrupt(running);
});

test("the screener and the activity say what the API says", async () => {
  const person = await loggedIn(stopped);
  const { client, sandbox } = person;
  const screener = stream(person, "screener", "NASDAQ_VOLUME_0", "OPTION_ALL_VOLUME_0");
  const { screeners = [] } = await client.getMovers("NASDAQ", { sortOrder: "VOLUME", frequency: 0 });
  await line(screener, "NASDAQ_VOLUME_0", screeners[0]?.symbol, screeners[0]?.lastPrice);
  await line(screener, "OPTION_ALL_VOLUME_0");
  await interrupt(screener);

  const activity = stream(person, "activity");
  await line(activity, "Connected.");
  const [account] = await client.getAccountNumbers();
  const { orderId } = await client.placeOrder(account?.hashValue ?? "", {
    orderType: "MARKET",
    session: "NORMAL",
    duration: "DAY",
    orderStrategyType: "SINGLE",
    orderLegCollection: [
      { instruction: "BUY", quantity: 1, instrument: { symbol: "KO", assetType: "EQUITY" } },
    ],
  });
  sandbox.advanceMarket(1000);
  await line(activity, orderId, "OrderCreated");
  const { KO } = await client.getQuote("KO");
  await line(activity, orderId, "ExecutionCreated", `1 at ${KO?.quote?.askPrice}`);
  await interrupt(activity);
});

test("one that another stream takes over from ends with the reason, and doesn't fight", async () => {
  const person = await loggedIn(stopped);
  const first = stream(person, "quotes", "AAPL");
  await line(first, "AAPL");
  const second = stream(person, "quotes", "MSFT");
  const { code, stderr } = await first.ended;
  expect(stderr).toMatch(/\[stream-taken-over\]/);
  expect(code).not.toBe(0);
  await line(second, "MSFT");
  const logins = person.sandbox.journal().filter((entry) => entry.stream?.command === "LOGIN");
  expect(logins).toHaveLength(2);
  await interrupt(second);
});

test("one that is interrupted says so and comes back", async () => {
  const person = await loggedIn(stopped);
  const running = stream(person, "quotes", "AAPL", "--json");
  await line(running, '"key":"AAPL"');
  person.sandbox.dropStreams();
  await line(running, "interrupted (network)");
  await expect.poll(() => running.printed().split("Connected.").length, { timeout: 20_000 }).toBe(3);
  await interrupt(running);
});

test("output that is read no further ends a stream, and what can't be a symbol is refused", async () => {
  const person = await loggedIn({ ...stopped, speed: 60 });
  const running = stream(person, "quotes", "AAPL", "--json");
  running.child.stdout?.once("data", () => running.child.stdout?.destroy());
  expect((await running.ended).code).toBe(0);
  const refused = await person.schwab("stream", "quotes", "aapl");
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Did you mean "AAPL"?')]);
});
