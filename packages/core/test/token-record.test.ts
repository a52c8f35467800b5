import { expect, test } from "vitest";
import { issuerOf, parseTokenRecord } from "../src/index.js";

const record = {
  creation_timestamp: 1_763_900_000,
  token: {
    access_token: "I0.abc@",
    refresh_token: "long@",
    token_type: "Bearer",
    expires_in: 1800,
    expires_at: 1_763_901_800,
    id_token: "a.b.c",
    scope: "api",
    unknown: [1],
  },
  extra: true,
};

test("schwab-py's record is taken as it is, unknown members too", () => {
  expect(parseTokenRecord(record, "token file x")).toBe(record);
  expect(issuerOf(record)).toBe("https://api.schwabapi.com");
  expect(issuerOf({ ...record, issuer: "http://127.0.0.1:1" })).toBe("http://127.0.0.1:1");
});

const token = record.token;
const broken: [string, unknown, string][] = [
  ["null", null, "the whole should be a JSON object, but is null"],
  ["an array", [], "the whole should be a JSON object, but is an array"],
  ["a text", "secret-text", "but is a value of type string"],
  ["no time", { token }, "creation_timestamp should be a number of seconds since 1970, but is missing"],
  ["a time in words", { ...record, creation_timestamp: "now" }, "creation_timestamp"],
  [
    "milliseconds",
    { ...record, creation_timestamp: 1_763_900_000_000 },
    "seconds since 1970, not milliseconds",
  ],
  ["no token", { creation_timestamp: 1 }, "token should be an object, but is missing"],
  ["no access token", { ...record, token: { ...token, access_token: undefined } }, "token.access_token"],
  ["an empty refresh token", { ...record, token: { ...token, refresh_token: "" } }, "token.refresh_token"],
  ["a type that is no text", { ...record, token: { ...token, token_type: 1 } }, "token.token_type"],
  [
    "an end that is no number",
    { ...record, token: { ...token, expires_at: Number.NaN } },
    "token.expires_at",
  ],
  ["no life", { ...record, token: { ...token, expires_in: "1800" } }, "token.expires_in"],
  ["a scope that is no text", { ...record, token: { ...token, scope: 1 } }, "token.scope"],
  ["an issuer that is no text", { ...record, issuer: {} }, "issuer"],
];

test.each(broken)("%s is refused, naming the member and never the value", (_, value, said) => {
  expect(() => parseTokenRecord(value, "token file x")).toThrow(
    expect.objectContaining({
      code: "token-invalid",
      action: "login",
      message: expect.stringContaining(said),
    }),
  );
  expect(() => parseTokenRecord(value, "token file x")).toThrow(/token file x/);
  expect(() => parseTokenRecord(value, "token file x")).not.toThrow(/secret-text|I0\.abc|long@/);
});

test("schwab-py's old format, a bare token, has an error of its own", () => {
  expect(() => parseTokenRecord(token, "token file x")).toThrow(
    expect.objectContaining({ code: "token-old-format", action: "login" }),
  );
});
