import { codeForOrder, fromOrder } from "@schwab-kit/orders";
import { expect, test } from "vitest";
import { type LoggedIn, linesOf, loggedIn, stopped, wordsOf } from "./support/logged-in.js";
import { run } from "./support/run.js";

/** An order far below the market, which stays open. */
async function openOrder({ client }: LoggedIn): Promise<{ orderId: string; hash: string }> {
  const hash = (await client.getAccountNumbers())[1]?.hashValue ?? "";
  const { orderId } = await client.placeOrder(hash, {
    session: "NORMAL",
    duration: "GOOD_TILL_CANCEL",
    orderType: "LIMIT",
    price: "10.50",
    orderStrategyType: "SINGLE",
    orderLegCollection: [
      { instruction: "BUY", quantity: 3, instrument: { symbol: "KO", assetType: "EQUITY" } },
    ],
  });
  return { orderId, hash };
}

const trading = ["--account", "Trading"];

test("status and code print an order, and cancel cancels it with --yes only", async () => {
  const at = await loggedIn(stopped);
  const { client, schwab } = at;
  const { orderId, hash } = await openOrder(at);
  const listed = await client.getOrder(orderId, hash);
  const [shown, json, code, codeJson, kept] = await Promise.all([
    schwab("order", "status", orderId, ...trading),
    schwab("order", "status", orderId, ...trading, "--json"),
    schwab("order", "code", orderId, ...trading),
    schwab("order", "code", orderId, ...trading, "--json"),
    schwab("order", "cancel", orderId, ...trading),
  ]);
  const row = [
    orderId,
    "…0002",
    "2026-11-24 12:00",
    "WORKING",
    "0",
    "3",
    "BUY KO",
    "LIMIT 10.5 GOOD_TILL_CANCEL",
  ];
  expect(wordsOf(shown)[1]).toEqual(row);
  expect(JSON.parse(json.stdout)).toEqual(listed);
  expect(code.stdout).toBe(codeForOrder(fromOrder(listed)));
  expect(JSON.parse(codeJson.stdout)).toEqual(fromOrder(listed).build());
  expect(wordsOf(kept)[1]).toEqual(row);
  expect(kept.stderr).toContain("Nothing was canceled.");
  expect(await client.getOrder(orderId, hash)).toMatchObject({ status: "WORKING" });

  const canceled = await schwab("order", "cancel", orderId, ...trading, "--yes", "--json");
  expect(canceled, canceled.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(canceled.stdout)).toMatchObject({ orderId, order: { status: "CANCELED" } });
  expect(await client.getOrder(orderId, hash)).toMatchObject({ status: "CANCELED" });

  const [unknown, unnamed] = await Promise.all([
    schwab("order", "status", "1", ...trading),
    schwab("order", "cancel", "first", ...trading, "--yes"),
  ]);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unnamed).toMatchObject({ code: 2, stdout: "" });
});

test("replace puts another order in the place of one, with --yes only", async () => {
  const at = await loggedIn(stopped);
  const { client, schwab } = at;
  const { orderId, hash } = await openOrder(at);
  const args = ["order", "replace", orderId, "--buy", "4", "KO", "--limit", "11.00", ...trading];
  const shown = await schwab(...args);
  expect(shown, shown.stderr).toMatchObject({ code: 0 });
  expect(await client.getOrder(orderId, hash)).toMatchObject({ status: "WORKING" });
  const replaced = await schwab(...args, "--yes", "--no-wait");
  expect(replaced, replaced.stderr).toMatchObject({ code: 0 });
  const newId = /^Placed order (\d+), in place of (\d+)\.$/.exec(linesOf(replaced)[0] ?? "");
  expect(newId?.[2]).toBe(orderId);
  expect(await client.getOrder(orderId, hash)).toMatchObject({ status: "REPLACED" });
  expect(await client.getOrder(newId?.[1] ?? "", hash)).toMatchObject({ status: "WORKING", price: 11 });
});

test("one leg of shares or of an option is made of flags", async () => {
  const { schwab } = await loggedIn(stopped);
  const cases: [string[], object][] = [
    [["--sell", "2", "NVDA", "--stop", "100.00"], { orderType: "STOP", stopPrice: "100.00" }],
    [
      ["--sell-short", "2", "F", "--limit", "9.5", "--stop", "9.60", "--duration", "good-till-cancel"],
      { orderType: "STOP_LIMIT", price: "9.5", stopPrice: "9.60", duration: "GOOD_TILL_CANCEL" },
    ],
    [
      ["--buy-to-open", "1", "AAPL261218C00220000", "--limit", "4.30"],
      {
        orderType: "LIMIT",
        price: "4.30",
        orderLegCollection: [
          {
            instruction: "BUY_TO_OPEN",
            quantity: 1,
            instrument: { symbol: "AAPL  261218C00220000", assetType: "OPTION" },
          },
        ],
      },
    ],
    [["--buy", "1", "KO", "--limit", "60.00", "--session", "seamless"], { session: "SEAMLESS" }],
  ];
  await Promise.all(
    cases.map(async ([flags, expected]) => {
      const { stdout, stderr } = await schwab("order", "preview", ...flags, ...trading, "--json");
      expect(JSON.parse(stdout).order, stderr).toMatchObject(expected);
    }),
  );
});

test("each command about an order has help that ends well", async () => {
  await Promise.all(
    ["preview", "place", "replace", "cancel", "status", "code"].map(async (name) => {
      const help = await run("schwab", ["order", name, "--help"]);
      expect(help.code, help.stderr).toBe(0);
      expect(help.stdout).toContain(`schwab order ${name}`);
      expect(help.stdout).toContain("--json");
    }),
  );
});
