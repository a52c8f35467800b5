import type { AccountNumberHash, PriceHistory, Quotes } from "@schwab-kit/http-client";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { asPercentChange, asPrice } from "../../src/page/shared/format.js";
import { visitDemo } from "../support/demo-in-chromium.js";
import { patiently, requestsFor, signInLive, streamLogins } from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const quotesPath = "/marketdata/v1/quotes";
const historyPath = "/marketdata/v1/pricehistory";
const watched = ["$SPX", "AAPL", "MSFT", "NVDA", "TSLA", "SPY", "BRK/B"];

test("quotes move by the stream alone, and are those that REST has", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo, said } = visit;
  await page.clock.install();
  const { ask } = await signInLive(visit);
  await expect.poll(() => requestsFor(demo.sandbox, quotesPath), patiently).toBe(2);
  const list = page.getByRole("region", { name: "Watchlist" }).getByRole("table");
  // From here on it moves when it is told to, so that REST's answer is still true when it is compared.
  demo.sandbox.setMarketSpeed(0);
  const before = await list.textContent();

  demo.sandbox.advanceMarket(10 * 60_000);
  await expect.poll(() => list.textContent(), patiently).not.toBe(before);
  // Not even by the time of four polls.
  await page.clock.runFor(20_000);
  expect(requestsFor(demo.sandbox, quotesPath)).toBe(2);

  const quotes = await ask<Quotes>(`${quotesPath}?symbols=${watched.map(encodeURIComponent)}`);
  for (const symbol of watched) {
    const { lastPrice, netPercentChange } = quotes[symbol]?.quote ?? {};
    const row = list
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: symbol, exact: true }) });
    await expect
      .poll(async () => (await row.getByRole("cell").allTextContents()).slice(1, 3), patiently)
      .toEqual([asPrice(lastPrice), asPercentChange(netPercentChange)]);
  }
  const { bidPrice, askPrice } = quotes["AAPL"]?.quote ?? {};
  await page.getByText(`Bid ${asPrice(bidPrice)} · Ask ${asPrice(askPrice)} ·`).waitFor();
  expect(said).toEqual([]);
});

test("the day's chart grows by the stream's minutes into what REST has", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  const { ask } = await signInLive(visit);
  const chart = page.getByRole("img", { name: /^AAPL, 1D/ });
  await chart.waitFor();
  // When it opens, and once more when it is live.
  await expect.poll(() => requestsFor(demo.sandbox, historyPath), patiently).toBe(2);
  // It moves when it is told to, so that REST's answer is still true when it is compared.
  demo.sandbox.setMarketSpeed(0);
  demo.sandbox.setMarketTime(Math.ceil(demo.sandbox.marketTime() / 60_000) * 60_000);
  const minutes = 14;
  for (let minute = 0; minute < minutes; minute++) {
    demo.sandbox.advanceMarket(60_000);
    const { candles = [] } = await ask<PriceHistory>(
      `${historyPath}?symbol=AAPL&periodType=day&period=1&frequencyType=minute&frequency=5&needExtendedHoursData=false&endDate=${Date.now()}`,
    );
    const [lows, highs] = [candles.map(({ low }) => low), candles.map(({ high }) => high)];
    const words = `AAPL, 1D: from ${asPrice(candles[0]?.open)} to ${asPrice(candles.at(-1)?.close)}, lowest ${asPrice(Math.min(...lows))}, highest ${asPrice(Math.max(...highs))}.`;
    await expect.poll(() => chart.getAttribute("aria-label"), patiently).toBe(words);
  }
  expect(requestsFor(demo.sandbox, historyPath)).toBe(2 + minutes);
});

test("what another program does with an order shows at once", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  const { ask } = await signInLive(visit);
  await page.getByRole("tab", { name: "Orders" }).click();
  await page.getByRole("region", { name: /^Orders/ }).waitFor();
  const [account] = await ask<AccountNumberHash[]>("/trader/v1/accounts/accountNumbers");
  const orders = `/trader/v1/accounts/${account?.hashValue}/orders`;
  const order = {
    session: "NORMAL",
    duration: "DAY",
    orderStrategyType: "SINGLE",
    orderLegCollection: [
      { instruction: "BUY", quantity: 3, instrument: { symbol: "DIS", assetType: "EQUITY" } },
    ],
  };
  await ask(orders, { method: "POST", body: { ...order, orderType: "LIMIT", price: "12.34" } });
  await page.getByRole("row", { name: /buy 3 DIS 12\.34 working/ }).waitFor();
  await ask(orders, { method: "POST", body: { ...order, orderType: "MARKET" } });
  await page.getByRole("row", { name: /buy 3 DIS market filled/ }).waitFor();
  await page.getByRole("tab", { name: "Positions" }).click();
  await page.getByRole("row", { name: /^DIS 3 \$/ }).waitFor();
  expect(streamLogins(demo.sandbox)).toBe(1);
});
