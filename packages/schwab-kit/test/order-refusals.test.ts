import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loggedIn, stopped } from "./support/logged-in.js";
import { folder, run } from "./support/run.js";

test("trading with real money needs a setting of its own", async () => {
  const tokenFile = join(await folder(), "token.json");
  const env = { SCHWAB_APP_KEY: "key", SCHWAB_APP_SECRET: "secret", SCHWAB_TOKEN_FILE: tokenFile };
  const orders = [
    ["place", "--buy", "1", "AAPL", "--yes"],
    ["replace", "12", "--buy", "1", "AAPL", "--yes"],
    ["cancel", "12", "--yes"],
  ];
  await Promise.all(
    orders.map(async (args) => {
      const refused = await run("schwab", ["order", ...args], { env });
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain("SCHWAB_LIVE_TRADING=yes");
      expect(refused.stderr).toContain("https://api.schwabapi.com");
    }),
  );
  // What forwards to Schwab is no practice either.
  const elsewhere = { ...env, SCHWAB_BASE_URL: "https://gateway.example" };
  const [forwarded, allowed] = await Promise.all([
    run("schwab", ["order", "cancel", "12", "--yes"], { env: elsewhere }),
    run("schwab", ["order", "cancel", "12", "--yes"], { env: { ...env, SCHWAB_LIVE_TRADING: "yes" } }),
  ]);
  expect(forwarded.stderr).toContain("SCHWAB_LIVE_TRADING=yes");
  // The next thing that is missing is the login: no token, so nothing is sent.
  expect(allowed).toMatchObject({ code: 3 });
});

test("limits hold, those of flags and those of the environment, whichever are tighter", async () => {
  const { sandbox, env } = await loggedIn(stopped);
  const place = (flags: string[], limits: Record<string, string> = {}) =>
    run("schwab", ["order", "place", "--buy", "3", "KO", "--account", "Trading", ...flags], {
      env: { ...env, ...limits },
    });
  const beyond: [string[], Record<string, string>, string][] = [
    [["--max-quantity", "2"], {}, "largest-quantity"],
    [["--max-quantity", "5"], { SCHWAB_MAX_QUANTITY: "2" }, "largest-quantity"],
    [["--max-notional", "20"], { SCHWAB_MAX_NOTIONAL: "9999" }, "largest-notional"],
    [["--limit", "1.00"], { SCHWAB_MAX_DISTANCE: "5" }, "furthest-from-last"],
    [["--symbols", "AAPL, SPY"], {}, "allowed-symbols"],
  ];
  await Promise.all(
    beyond.map(async ([flags, limits, rule]) => {
      const refused = await place([...flags, "--yes"], limits);
      expect(refused, rule).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain(`[${rule}]`);
      expect(refused.stderr).toContain("[order-beyond-limits]");
    }),
  );
  const shown = await place(["--max-quantity", "2", "--max-notional", "20", "--json"]);
  expect(shown.code).toBe(2);
  expect(JSON.parse(shown.stdout).beyondLimits).toMatchObject([
    { rule: "largest-quantity" },
    { rule: "largest-notional" },
  ]);
  const misspelt = await place(["--yes"], { SCHWAB_MAX_QUANTITY: "two" });
  expect(misspelt).toMatchObject({ code: 2, stdout: "" });
  expect(misspelt.stderr).toContain("SCHWAB_MAX_QUANTITY");
  expect(
    sandbox.journal().filter(({ method, path }) => method === "POST" && path.endsWith("/orders")),
  ).toEqual([]);
  const within = await place(["--yes", "--max-quantity", "3", "--symbols", "KO"]);
  expect(within, within.stderr).toMatchObject({ code: 0 });
});

test("what is no order, or breaks rules, is refused with all that is wrong", async () => {
  const { sandbox, env, schwab } = await loggedIn(stopped);
  const directory = await folder();
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(directory, name), content);
    return join(directory, name);
  };
  const refusals: [string[], string][] = [
    [[], "an order is expected"],
    [["KO"], "an order is expected"],
    [["--buy", "1"], "an order is expected"],
    [["--buy", "1", "--sell", "1", "KO"], "an order is expected"],
    [["--buy", "1.5", "KO"], "not a whole number"],
    [["--buy", "1", "KO", "--limit", "10.005"], "more decimals"],
    [["--buy", "1", "KO", "--duration", "FOREVER"], "--duration: expected one of"],
    [["--buy-to-open", "1", "KO"], "[argument-invalid]"],
    [["--buy", "1", "KO", "--digest", "abc"], "digest: expected the 64"],
    [["--buy", "1", "KO"], "accounts are linked: say which with --account"],
    [["--file", join(directory, "none.json")], "ENOENT"],
    [["--file", await file("a.json", "{ price: 1 }")], "no JSON"],
    [["--file", await file("b.json", "[]")], "a JSON object"],
    [["--file", join(directory, "b.json"), "--limit", "1.00"], "--file has the whole order"],
    [["--file", await file("c.json", '{"price":"1.00","orderType":"LIMIT","tag":"x"}')], "[member-unknown]"],
  ];
  // A few at once: each is a process.
  for (let start = 0; start < refusals.length; start += 4) {
    await Promise.all(
      refusals.slice(start, start + 4).map(async ([args, sentence]) => {
        const refused = await schwab("order", "place", ...args, "--yes");
        expect(refused, args.join(" ")).toMatchObject({ code: 2, stdout: "" });
        expect(refused.stderr, args.join(" ")).toContain(sentence);
      }),
    );
  }
  const broken = await schwab("order", "preview", "--file", join(directory, "c.json"), "--json");
  expect(broken.code).toBe(2);
  const review = JSON.parse(broken.stdout);
  expect(review.findings.length).toBeGreaterThan(1);
  expect(review).toMatchObject({ preview: null, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(sandbox.journal().filter(({ path }) => /\/(orders|previewOrder)/.test(path))).toEqual([]);

  const odd =
    '{"orderType":"MARKET","session":"NORMAL","duration":"DAY","orderStrategyType":"SINGLE",' +
    '"quantity":7,"orderLegCollection":[{"instruction":"BUY","quantity":1,"instrument":{"symbol":"KO","assetType":"EQUITY"}}]}';
  const flags = ["--file", "-", "--account", "Trading", "--yes", "--json"];
  const kept = await run("schwab", ["order", "place", ...flags], { env, input: odd });
  expect(JSON.parse(kept.stderr).error).toMatchObject({ code: "order-invalid" });
  await run("schwab", ["order", "place", ...flags, "--force"], { env, input: odd });
  expect(
    sandbox.journal().filter(({ method, path }) => method === "POST" && path.endsWith("/orders")),
  ).toHaveLength(1);
});
