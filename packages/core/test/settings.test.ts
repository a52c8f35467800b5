import { expect, test } from "vitest";
import { checkCredentials, endpointsOf, inWords, memoryStorage, Secret, TokenManager } from "../src/index.js";
import { excerptOf } from "../src/support.js";

test("endpoints are Schwab's unless another base is given", () => {
  expect(endpointsOf()).toEqual({
    issuer: "https://api.schwabapi.com",
    authorizationEndpoint: "https://api.schwabapi.com/v1/oauth/authorize",
    tokenEndpoint: "https://api.schwabapi.com/v1/oauth/token",
  });
  expect(endpointsOf("http://127.0.0.1:8183/schwab/").tokenEndpoint).toBe(
    "http://127.0.0.1:8183/schwab/v1/oauth/token",
  );
  expect(endpointsOf("http://[::1]:1").issuer).toBe("http://[::1]:1");
});

test.each([
  "http://api.schwabapi.com",
  "http://127.0.0.1.example.com",
  "http://10.0.0.1",
  "ftp://127.0.0.1",
  "api.schwabapi.com",
  "https://user:hush@api.schwabapi.com",
  "https://api.schwabapi.com/?x=1",
])("a secret is not sent to %s", (baseUrl) => {
  expect(() => new TokenManager({ storage: memoryStorage(), appKey: "key", baseUrl })).toThrow(
    expect.objectContaining({ code: "config-invalid", message: expect.not.stringContaining("hush") }),
  );
});

test("a key or secret with a stray character is refused without showing it", () => {
  checkCredentials({ appKey: "abcDEF123", appSecret: new Secret("xyz") });
  for (const [credentials, code] of [
    [{ appKey: "" }, "config-missing"],
    [{ appKey: "key\n" }, "config-invalid"],
    [{ appKey: "key", appSecret: "" }, "config-missing"],
    [{ appKey: "key", appSecret: " hush" }, "config-invalid"],
    [{ appKey: "schlüssel" }, "config-invalid"],
  ] as const) {
    expect(() => checkCredentials(credentials)).toThrow(
      expect.objectContaining({ code, message: expect.not.stringContaining("hush") }),
    );
  }
});

test("an excerpt is one short line without secrets or anything like a token", () => {
  const secret = "pass word";
  const text = `<html><style>x{}</style><b>Denied</b>\n\u001b[31m for ${secret} ${encodeURIComponent(secret)} I0.${"A".repeat(30)}@`;
  expect(excerptOf(text, [secret])).toBe("Denied [31m for [redacted] [redacted] [redacted]");
  expect(excerptOf("word ".repeat(200))).toHaveLength(300);
});

test("durations in words", () => {
  expect([0, 1, 59, 60, 3600, 3661, 90_000, 604_800, 561_600].map(inWords)).toEqual([
    "0 seconds",
    "1 second",
    "59 seconds",
    "1 minute",
    "1 hour",
    "1 hour 1 minute",
    "1 day 1 hour",
    "7 days",
    "6 days 12 hours",
  ]);
});
