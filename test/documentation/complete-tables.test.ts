import { errorActions } from "@schwab-kit/core";
import { createApiClient, EnhancedTokenManager } from "@sudowealth/schwab-api";
import { MarketApiClient, StreamingApiClient, TradingApiClient } from "schwab-client-js";
import { Client } from "schwab-kit";
import { expect, test } from "vitest";
import { ourMethod, schwabPyMethods } from "../api-facts/schwab-py/methods.js";
import { page, rowsOf } from "./pages.js";

test("troubleshooting has every error code once, with its cause and its remedy", async () => {
  const rows = rowsOf(await page("troubleshooting")).filter(([first = ""]) =>
    /^`[a-z]+(-[a-z]+)*`$/.test(first),
  );
  const codes = rows.map(([code = ""]) => code.slice(1, -1)).filter((code) => code !== "code");
  expect(codes.sort()).toEqual(Object.keys(errorActions).sort());
  for (const [code, cause = "", remedy = "", ...more] of rows) {
    expect([code, cause !== "", remedy !== "", more.length]).toEqual([code, true, true, 0]);
  }
});

test("coming from schwab-py has every method of its client, with ours, which exists", async () => {
  const rows = rowsOf(await page("coming-from-schwab-py"));
  for (const theirs of [...Object.keys(schwabPyMethods), "set_timeout", "token_age", "set_enforce_enums"]) {
    expect(
      rows.filter(([first]) => first?.startsWith(`\`${theirs}(`)),
      theirs,
    ).toHaveLength(1);
  }
  for (const theirs of Object.keys(schwabPyMethods)) {
    const row = rows.find(([first]) => first?.startsWith(`\`${theirs}(`));
    expect(row?.[1]).toMatch(new RegExp(`^\`${ourMethod(theirs)}\\(`));
    expect(Client.prototype).toHaveProperty(ourMethod(theirs));
  }
});

test("coming from schwab-client-js has every method of its classes", async () => {
  const rows = rowsOf(await page("coming-from-schwab-client-js")).map(([first = ""]) => first);
  const methods = [MarketApiClient, TradingApiClient, StreamingApiClient].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  );
  const inside = ["constructor", "generateRequestMessage", "generateLoginMessage", "generateLogoutMessage"];
  for (const method of methods.filter((name) => !inside.includes(name))) {
    expect(
      rows.some((row) => new RegExp(`\`${method}[(\`]`).test(row)),
      method,
    ).toBe(true);
  }
});

test("coming from @sudowealth/schwab-api has every endpoint", async () => {
  const rows = rowsOf(await page("coming-from-sudowealth")).map(([first]) => first);
  const app = { clientId: "key", clientSecret: "secret", redirectUri: "https://127.0.0.1:8182" };
  const client = createApiClient({ auth: new EnhancedTokenManager(app) });
  const endpoints = (["trader", "marketData"] as const).flatMap((half) =>
    Object.entries(client[half]).flatMap(([group, functions]) =>
      Object.keys(functions)
        .filter((name) => `${name}Meta` in functions)
        .map((name) => `\`client.${half}.${group}.${name}\``),
    ),
  );
  expect(endpoints.length).toBe(22);
  expect(endpoints.filter((endpoint) => !rows.includes(endpoint))).toEqual([]);
});
