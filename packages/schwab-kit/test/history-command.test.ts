import { expect, test } from "vitest";
import { linesOf, loggedIn, stopped } from "./support/logged-in.js";

test("history prints CSV with the API's own values", async () => {
  const { client, schwab } = await loggedIn(stopped);
  const days = await schwab("history", "AAPL", "--from", "2026-11-02", "--to", "2026-11-20");
  expect(days.code, days.stderr).toBe(0);
  const [header, ...lines] = linesOf(days);
  expect(header).toBe("datetime,open,high,low,close,volume");
  // New York's days, which leave daylight saving time on the first of November.
  const span = { startDatetime: "2026-11-02T00:00:00-05:00", endDatetime: "2026-11-20T23:59:59.999-05:00" };
  const { candles = [] } = await client.getPriceHistoryEveryDay("AAPL", span);
  expect(candles).toHaveLength(15);
  const read = lines.map((line) => line.split(","));
  expect(read.map(([day]) => day)).toEqual(candles.map(({ datetime }) => dayOf(datetime)));
  expect(read.map(([, ...values]) => values.map(Number))).toEqual(
    candles.map(({ open, high, low, close, volume }) => [open, high, low, close, volume]),
  );

  const args = ["history", "AAPL", "--every", "5min", "--extended", "--from", "2026-11-23T09:00:00-05:00"];
  const [minutes, json] = await Promise.all([schwab(...args), schwab(...args, "--json")]);
  const early = await client.getPriceHistoryEveryFiveMinutes("AAPL", {
    startDatetime: "2026-11-23T14:00:00Z",
    needExtendedHoursData: true,
  });
  expect(JSON.parse(json.stdout)).toEqual(early);
  const times = linesOf(minutes)
    .slice(1)
    .map((line) => line.split(",")[0]);
  expect(times.slice(0, 2)).toEqual(["2026-11-23T14:00:00.000Z", "2026-11-23T14:05:00.000Z"]);
  expect(times).toHaveLength(early.candles?.length ?? 0);
});

test("each length of a candle asks for its own frequency", async () => {
  const { sandbox, schwab } = await loggedIn(stopped);
  const lengths = ["minute", "10min", "15min", "30min", "week", "month"];
  await Promise.all(
    lengths.map((every) => schwab("history", "KO", "--every", every, "--from", "2026-11-20")),
  );
  const queries = sandbox.journal().filter(({ path }) => path.endsWith("/pricehistory"));
  const asked = queries.map(({ query }) => `${query["frequency"]} ${query["frequencyType"]}`);
  expect(asked.sort()).toEqual(["1 minute", "1 monthly", "1 weekly", "10 minute", "15 minute", "30 minute"]);
});

test("a day begins and ends at midnight in New York, however long it is", async () => {
  const { sandbox, schwab } = await loggedIn(stopped);
  // On this one daylight saving time ends.
  await schwab("history", "KO", "--from", "2026-11-01", "--to", "2026-11-01");
  const { startDate, endDate } = sandbox.journal().at(-1)?.query ?? {};
  expect(new Date(Number(startDate)).toISOString()).toBe("2026-11-01T04:00:00.000Z");
  expect(new Date(Number(endDate)).toISOString()).toBe("2026-11-02T04:59:59.999Z");
});

test("a history without candles is a header and a sentence; what is no number stays in its field", async () => {
  const { sandbox, schwab } = await loggedIn(stopped);
  const none = await schwab("history", "NOSUCH");
  expect(none).toMatchObject({ code: 0, stdout: "datetime,open,high,low,close,volume\n" });
  expect(none.stderr).toContain("no candles");
  const candle = { datetime: 0, open: "1,5", high: 'a "high"', low: "line\nbreak", close: null };
  sandbox.addFault({
    path: "/marketdata/v1/pricehistory",
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ candles: [candle] }),
  });
  const odd = await schwab("history", "AAPL");
  expect(odd.stdout).toBe(
    'datetime,open,high,low,close,volume\n1970-01-01,"1,5","a ""high""","line\nbreak",,\n',
  );
});

function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
