import { expect, test } from "vitest";
import { linesOf, loggedIn, wordsOf } from "./support/logged-in.js";

test("positions prints what each account holds, or the one that is named", async () => {
  const { client, schwab } = await loggedIn({ speed: 0 });
  const accounts = await client.getAccounts({ fields: "positions" });
  const [all, named, json] = await Promise.all([
    schwab("positions"),
    schwab("positions", "trading"),
    schwab("positions", "10000002", "--json"),
  ]);
  expect(all.code, all.stderr).toBe(0);
  expect(linesOf(all).filter((line) => line.startsWith("…"))).toEqual(
    accounts.map(
      ({ securitiesAccount: { type }, aggregatedBalance }, index) =>
        `…000${index + 1}  ${type}  ${aggregatedBalance?.liquidationValue?.toFixed(2)}`,
    ),
  );
  expect(JSON.parse(json.stdout)).toEqual([accounts[1]]);
  const [line, titles, ...rows] = wordsOf(named);
  expect(line?.slice(0, 2)).toEqual(["…0002", "MARGIN"]);
  expect(titles).toEqual(["symbol", "quantity", "average", "value", "day P/L", "open P/L"]);
  expect(rows).toEqual(
    accounts[1]?.securitiesAccount.positions?.map((position) => [
      position.instrument?.symbol,
      String(position.longQuantity),
      String(position.averagePrice),
      position.marketValue?.toFixed(2),
      position.currentDayProfitLoss?.toFixed(2),
      position.longOpenProfitLoss?.toFixed(2),
    ]),
  );
  expect(
    new Set(
      linesOf(named)
        .slice(1)
        .map((row) => row.length),
    ).size,
  ).toBe(1);
  expect(all.stdout + named.stdout).not.toContain("10000002");
  const unknown = await schwab("positions", "Vacation");
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain("Trading");
});

const share = (instruction: string, symbol: string) => ({
  instruction,
  quantity: 3,
  instrument: { symbol, assetType: "EQUITY" },
});
const terms = { session: "NORMAL", duration: "DAY", orderStrategyType: "SINGLE" };
const limit = { ...terms, orderType: "LIMIT", price: "10.5" };

test("orders prints all accounts' orders, newest first, each leg and each order that hangs on another", async () => {
  const { client, schwab } = await loggedIn();
  const hashes = (await client.getAccountNumbers()).map(({ hashValue }) => hashValue);
  const bracket = {
    ...limit,
    orderStrategyType: "TRIGGER",
    orderLegCollection: [share("BUY", "KO")],
    childOrderStrategies: [
      { ...terms, orderType: "STOP", stopPrice: "50.25", orderLegCollection: [share("SELL", "KO")] },
    ],
  };
  const placed = await client.placeOrder(hashes[0] ?? "", bracket as never);
  const [shown, json, filled, one] = await Promise.all([
    schwab("orders"),
    schwab("orders", "--json"),
    schwab("orders", "--status", "filled", "--json"),
    schwab("orders", "--account", "trading", "--json"),
  ]);
  const listed: { orderId: number; enteredTime: string; accountNumber: number; status: string }[] =
    JSON.parse(json.stdout);
  expect(listed[0]?.orderId).toBe(Number(placed.orderId));
  const times = listed.map(({ enteredTime }) => enteredTime);
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set(listed.map(({ accountNumber }) => accountNumber))).toEqual(new Set([10000001, 10000002]));
  expect(JSON.parse(filled.stdout)).toEqual(listed.filter(({ status }) => status === "FILLED"));
  expect(JSON.parse(one.stdout)).toEqual(listed.filter(({ accountNumber }) => accountNumber === 10000002));
  const [, parent, child, ...others] = wordsOf(shown);
  expect(parent?.slice(0, 2)).toEqual([placed.orderId, "…0001"]);
  expect(parent?.slice(-2)).toEqual(["BUY KO", "TRIGGER LIMIT 10.5 DAY"]);
  expect(child?.slice(-2)).toEqual(["SELL KO", "STOP stop 50.25 DAY"]);
  expect(linesOf(shown)[2]).toMatch(/^ {2}\d/);
  expect(others.map(([orderId]) => orderId)).toEqual(listed.slice(1).map(({ orderId }) => String(orderId)));
});

test("transactions prints all accounts', newest first, what moved and for how much", async () => {
  const { client, schwab } = await loggedIn();
  const hashes = (await client.getAccountNumbers()).map(({ hashValue }) => hashValue);
  const year = { startDate: Date.now() - 360 * 86_400_000 };
  const expected = (
    await Promise.all(
      hashes.map((hash) => client.getTransactions(hash, { ...year, transactionTypes: "TRADE" })),
    )
  ).flat();
  const from = new Date(year.startDate).toISOString();
  const args = ["transactions", "--from", from, "--types", "trade"];
  const [shown, json, one] = await Promise.all([
    schwab(...args),
    schwab(...args, "--json"),
    schwab("transactions", "--from", from, "--account", "Trading", "--symbol", "AAPL", "--json"),
  ]);
  const listed: typeof expected = JSON.parse(json.stdout);
  expect(byId(listed)).toEqual(byId(expected));
  const times = listed.map(({ time }) => time);
  expect(times).toEqual([...times].sort().reverse());
  const moved = listed[0]?.transferItems?.find(({ instrument }) => instrument?.assetType !== "CURRENCY");
  expect(wordsOf(shown)[1]?.slice(2)).toEqual(
    ["TRADE", listed[0]?.netAmount?.toFixed(2), moved?.amount, moved?.price, moved?.instrument?.symbol].map(
      String,
    ),
  );
  expect(JSON.parse(one.stdout)).toEqual(
    await client.getTransactions(hashes[1] ?? "", { ...year, symbol: "AAPL" }),
  );
});

test("nothing is cut where Schwab cuts an answer off", async () => {
  const { sandbox, schwab } = await loggedIn();
  sandbox.addRoundTrips(1600);
  const { stdout } = await schwab("transactions", "--account", "Trading", "--types", "TRADE", "--json");
  const listed: { activityId: number }[] = JSON.parse(stdout);
  expect(new Set(listed.map(({ activityId }) => activityId)).size).toBe(listed.length);
  expect(listed.length).toBeGreaterThanOrEqual(3200);
});

test("what can't be asked is refused in a sentence; nothing found is one too", async () => {
  const { schwab } = await loggedIn();
  const refusals = [
    [["orders", "--status", "done"], "--status: expected one of"],
    [["orders", "--from", "2026-11-20", "--to", "2026-11-19"], "--from is after --to"],
    [["transactions", "--types", "TRADE,GIFT"], "--types: expected one of TRADE"],
    [["transactions", "--account", "Vacation"], "no linked account"],
    [["orders", "--to", "tomorrow"], "neither a day"],
  ] as const;
  await Promise.all(
    refusals.map(async ([args, sentence]) => {
      const refused = await schwab(...args);
      expect(refused, args.join(" ")).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain(sentence);
    }),
  );
  const [none, before] = await Promise.all([
    schwab("orders", "--status", "EXPIRED"),
    schwab("transactions", "--to", "2020-12-31", "--json"),
  ]);
  expect(none).toMatchObject({ code: 0, stdout: "" });
  expect(none.stderr).toContain("There are no such orders.");
  expect(before).toMatchObject({ code: 0, stdout: "[]\n" });
});

function byId<Row extends { activityId?: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => (one.activityId ?? 0) - (other.activityId ?? 0));
}
