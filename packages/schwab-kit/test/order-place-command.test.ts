import { expect, test } from "vitest";
import { type LoggedIn, linesOf, loggedIn, stopped, wordsOf } from "./support/logged-in.js";
import { run } from "./support/run.js";

/** What was sent to change orders: method and path, without the account. */
function changesOf({ sandbox }: LoggedIn): string[] {
  return sandbox
    .journal()
    .filter(({ method, path }) => method !== "GET" && /\/orders(\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/^.*\/orders/, "orders")}`);
}

const buy = ["--buy", "3", "KO", "--account", "Trading"];

async function held({ schwab }: LoggedIn, symbol: string): Promise<string | undefined> {
  const rows = wordsOf(await schwab("positions", "Trading"));
  return rows.find(([name]) => name === symbol)?.[1];
}

test("place sends nothing without --yes; with it, the fill shows in positions", async () => {
  const at = await loggedIn(stopped);
  const { schwab } = at;
  const before = Number((await held(at, "KO")) ?? 0);

  const shown = await schwab("order", "place", ...buy);
  expect(shown, shown.stderr).toMatchObject({ code: 0 });
  expect(shown.stdout).toContain('"instruction": "BUY"');
  expect(shown.stdout).toMatch(/^order's value +\d+\.\d\d$/m);
  const digest = /^digest ([0-9a-f]{64})$/m.exec(shown.stdout)?.[1] ?? "";
  expect(shown.stderr).toContain(`Nothing was placed.`);
  expect(shown.stderr).toContain(`--yes --digest ${digest}`);
  expect(changesOf(at)).toEqual([]);
  expect(Number((await held(at, "KO")) ?? 0)).toBe(before);

  const placed = await schwab("order", "place", ...buy, "--yes", "--digest", digest);
  expect(placed, placed.stderr).toMatchObject({ code: 0, stderr: "" });
  expect(changesOf(at)).toEqual(["POST orders"]);
  const [said = "", , row = ""] = linesOf(placed);
  const orderId = /^Placed order (\d+)\.$/.exec(said)?.[1];
  expect(row.split(/\s{2,}/)).toEqual([
    orderId,
    "…0002",
    "2026-11-24 12:00",
    "FILLED",
    "3",
    "3",
    "BUY KO",
    "MARKET DAY",
  ]);
  expect(Number(await held(at, "KO"))).toBe(before + 3);
});

test("what was tampered with since its preview is refused, and nothing is sent", async () => {
  const at = await loggedIn(stopped);
  const order = {
    session: "NORMAL",
    duration: "DAY",
    orderType: "LIMIT",
    price: "50.00",
    orderStrategyType: "SINGLE",
    orderLegCollection: [
      { instruction: "BUY", quantity: 3, instrument: { symbol: "KO", assetType: "EQUITY" } },
    ],
  };
  const flags = ["--file", "-", "--account", "Trading", "--json"];
  const give = (command: string[], input: unknown) =>
    run("schwab", ["order", ...command, ...flags], { env: at.env, input: JSON.stringify(input) });
  const previewed = await give(["preview"], order);
  expect(previewed, previewed.stderr).toMatchObject({ code: 0 });
  const { digest, preview, ...rest } = JSON.parse(previewed.stdout);
  expect(rest).toEqual({ order, findings: [], beyondLimits: [] });
  expect(preview.orderStrategy.orderBalance.orderValue).toBe(150);

  const place = ["place", "--yes", "--digest", digest, "--wait", "0.1"];
  const tampered = await give(place, { ...order, price: "500.00" });
  expect(tampered).toMatchObject({ code: 2, stdout: "" });
  expect(JSON.parse(tampered.stderr).error).toMatchObject({ code: "order-changed", expected: digest });
  expect(changesOf(at)).toEqual([]);

  const { price: _, ...others } = order;
  const same = await give(place, { price: 50, ...others });
  expect(same, same.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(same.stdout)).toMatchObject({
    orderId: expect.stringMatching(/^\d+$/),
    order: { status: "WORKING", price: 50 },
  });
  expect(changesOf(at)).toEqual(["POST orders"]);
});

test("an order whose outcome isn't known has an exit code of its own, and says what to do", async () => {
  const at = await loggedIn(stopped);
  at.sandbox.addFault({ name: "order-503-after-acceptance" });
  const words = await at.schwab("order", "place", ...buy, "--yes");
  expect(words).toMatchObject({ code: 5, stdout: "" });
  expect(words.stderr).toContain("Do not run this again before you know: schwab orders");
  expect(words.stderr).toContain("[order-outcome-unknown]");
  expect(changesOf(at)).toEqual(["POST orders"]);
});

test("an order that is rejected after it was placed fails, and says why", async () => {
  const at = await loggedIn(stopped);
  const args = ["order", "place", "--buy", "99999", "KO", "--account", "Trading"];
  const shown = await at.schwab(...args);
  expect(shown.code).toBe(2);
  expect(shown.stdout).toContain("Schwab would reject it:");
  expect(shown.stderr).not.toContain("--yes");
  const placed = await at.schwab(...args, "--yes", "--json");
  expect(placed.code).toBe(1);
  const { orderId, order } = JSON.parse(placed.stdout);
  expect(order).toMatchObject({ status: "REJECTED", orderId: Number(orderId) });
  expect(placed.stderr).toContain(order.statusDescription);
});

test("an order is placed even when nobody can say what became of it", async () => {
  const at = await loggedIn(stopped);
  at.sandbox.addFault({ path: "/trader/v1/accounts/*/orders/*", method: "GET", status: 404 });
  const placed = await at.schwab("order", "place", ...buy, "--yes", "--json");
  expect(placed, placed.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(placed.stdout)).toEqual({ orderId: expect.stringMatching(/^\d+$/), order: null });
  expect(placed.stderr).toContain("could not be seen");
});
