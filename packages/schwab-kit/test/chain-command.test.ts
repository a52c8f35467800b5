import { expect, test } from "vitest";
import { loggedIn, stopped, wordsOf } from "./support/logged-in.js";

test("chain prints the contracts by expiration, and the whole of a chain too big for one answer", async () => {
  const { sandbox, client, schwab } = await loggedIn(stopped);
  const args = ["chain", "AAPL", "--to", "2026-12-04", "--strikes", "3"];
  const expected = await client.getOptionChain("AAPL", { toDate: "2026-12-04", strikeCount: 3 });
  const whole = await schwab(...args);
  expect(whole.code, whole.stderr).toBe(0);
  const rows = wordsOf(whole).filter(([strike]) => /^\d/.test(strike ?? ""));
  expect(rows).toHaveLength(expected.numberOfContracts ?? 0);
  const call = Object.values(expected.callExpDateMap?.["2026-12-04:10"] ?? {})[0]?.[0];
  expect(whole.stdout).toContain("calls of 2026-12-04, days left: 10");
  expect(rows).toContainEqual(
    [call?.strikePrice, call?.bid, call?.ask, call?.last, call?.totalVolume, call?.openInterest]
      .concat([call?.volatility as number, call?.delta as number])
      .map(String)
      .concat("AAPL"),
  );

  sandbox.addFault({ name: "too-big-body", path: "/marketdata/v1/chains" });
  const split = await schwab(...args, "--json");
  expect(JSON.parse(split.stdout)).toEqual(expected);
  expect(sandbox.journal().filter(({ path }) => path.endsWith("/expirationchain"))).toHaveLength(1);

  const puts = await schwab(...args, "--puts", "--range", "ntm", "--from", "2026-12-01");
  expect(puts.stdout).toMatch(/^AAPL {2}[\d.]+\nputs of 2026-12-04, days left: 10\n/);
  expect(puts.stdout).not.toContain("calls");
  const asked = sandbox.journal().at(-1);
  expect(asked?.query).toMatchObject({ contractType: "PUT", range: "NTM", fromDate: "2026-12-01" });

  const none = await schwab("chain", "AAPL", "--from", "2026-11-26", "--to", "2026-11-26");
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("Schwab lists no such options.");
});

test("a value that Schwab says there is none of is printed as nothing", async () => {
  const { sandbox, schwab } = await loggedIn(stopped);
  const contract = { strikePrice: 5, bid: 0, ask: 0.05, volatility: "NaN", delta: -999, optionRoot: "X" };
  sandbox.addFault({
    path: "/marketdata/v1/chains",
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ status: "SUCCESS", callExpDateMap: { "2026-12-18:24": { "5.0": [contract] } } }),
  });
  expect(wordsOf(await schwab("chain", "X")).at(-1)).toEqual(["5", "0", "0.05", "X"]);
});
