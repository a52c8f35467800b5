import { inspect } from "node:util";
import type { SchwabKitError } from "@schwab-kit/core";
import { describe, expect, test } from "vitest";
import {
  type AuthorizationContext,
  createAuthorization,
  type ReceivedRedirect,
  readRedirect,
} from "../src/index.js";

const code = "C0.b2F1dGgyLmJkYy5zY2h3YWIuY29t.canary-code-0123456789-ABCDEFGHIJKLMNOPQ@";
const encoded = encodeURIComponent(code);
const state = "canary-state-0123456789-abcdefghij";
const context: AuthorizationContext = createAuthorization({
  appKey: "an-app-key",
  callbackUrl: "https://127.0.0.1:8182/cb",
  state,
});
const redirect = `https://127.0.0.1:8182/cb?code=${encoded}&session=6f1c&state=${state}`;

describe("received forms", () => {
  const accepted: readonly [what: string, received: ReceivedRedirect, expected?: string][] = [
    ["the whole address", redirect],
    ["the whole address as a URL", new URL(redirect)],
    ["the address as a browser shows it, with its @", redirect.replace("%40", "@")],
    ["the query with its ?", new URL(redirect).search],
    ["the query without", new URL(redirect).search.slice(1)],
    ["parsed parameters", new URL(redirect).searchParams],
    ["another order", `?state=${state}&code=${encoded}`],
    ["blanks around it", `  ${redirect}\n`],
    ["a fragment that a page added", `${redirect}#_=_`],
    ["a query with a fragment", `?code=${encoded}&state=${state}#top`],
    ["a scheme and host in capitals", redirect.replace("https://127", "HTTPS://127")],
    ["a code encoded twice, decoded once", `?code=C0.a%2540&state=${state}`, "C0.a%40"],
    ["a plus that is none of a form's", `?code=C0.a+b%40&state=${state}`, "C0.a+b@"],
    ["an encoded plus", `?code=C0.a%2Bb%40&state=${state}`, "C0.a+b@"],
    ["a plus in parsed parameters", new URLSearchParams(`code=C0.a+b%40&state=${state}`), "C0.a+b@"],
    [
      "an encoded plus in a URL",
      new URL(`${context.callbackUrl}?code=C0.a%2Bb%40&state=${state}`),
      "C0.a+b@",
    ],
    ["base64's own =", `?code=C0.YQ==.b%40&state=${state}`, "C0.YQ==.b@"],
    ["an unknown parameter, twice", `${redirect}&extra=1&extra=2`],
    ["an empty error", `${redirect}&error=`],
  ];
  test.each(accepted)("%s", (_, received, expected = code) => {
    expect(readRedirect(context, received)).toEqual({ code: expected });
  });

  test("a callback URL with a port that goes without saying, or with a query of its own", () => {
    for (const callbackUrl of ["https://127.0.0.1", "https://127.0.0.1:443/", "https://example.com/cb?a=1"]) {
      const own = createAuthorization({ appKey: "key", callbackUrl, state });
      const received = new URL(callbackUrl);
      received.searchParams.set("code", code);
      received.searchParams.set("state", state);
      expect(readRedirect(own, received.href)).toEqual({ code });
    }
  });
});

describe("bare codes", () => {
  const accepted: readonly [what: string, received: string, expected?: string][] = [
    ["decoded", code],
    ["encoded", encoded],
    ["blanks around it", ` ${code}\n`],
    ["encoded twice, decoded once", "C0.a%2540", "C0.a%40"],
    ["base64's own =", "C0.YQ==.b@", "C0.YQ==.b@"],
    ["another form, if it is long", "another-kind-of-code", "another-kind-of-code"],
  ];
  test.each(accepted)("%s", (_, received, expected = code) => {
    expect(readRedirect(context, received, { allowBareCode: true })).toEqual({ code: expected });
    expect(() => readRedirect(context, received)).toThrow(
      expect.objectContaining({ code: "redirect-not-recognized" }),
    );
  });

  test.each(["yes", "", "two words that are long", `code=${code}`, "C0.", "C0.a b", "C0.a%4", "C0.a%ff"])(
    "%j is none",
    (received) => {
      expect(() => readRedirect(context, received, { allowBareCode: true })).toThrow(
        expect.objectContaining({ name: "LoginError" }),
      );
    },
  );

  test("an address keeps its checks where bare codes are allowed", () => {
    const wrong = redirect.replace(state, "x".repeat(34));
    expect(() => readRedirect(context, wrong, { allowBareCode: true })).toThrow(
      expect.objectContaining({ code: "state-mismatch" }),
    );
  });
});

const unrecognized = "redirect-not-recognized";
const refused: readonly [what: string, received: ReceivedRedirect, errorCode: string, says: RegExp][] = [
  ["nothing", "", unrecognized, /no authorization code/],
  ["no code", `https://127.0.0.1:8182/cb?state=${state}`, unrecognized, /no authorization code/],
  ["an empty code", `?code=&state=${state}`, unrecognized, /no authorization code/],
  ["a code in a fragment", `${context.callbackUrl}#code=${encoded}&state=${state}`, unrecognized, /no auth/],
  ["a name that ends in code", `?mycode=${encoded}&state=${state}`, unrecognized, /no authorization code/],
  ["a broken address", `https://127.0.0.1:x/?code=${encoded}&state=${state}`, unrecognized, /not a complete/],
  ["the login address", context.authorizationUrl, unrecognized, /address of the login page/],
  ["another scheme", redirect.replace("https", "http"), unrecognized, /its scheme is http and not https/],
  [
    "another host",
    redirect.replace("127.0.0.1", "localhost"),
    unrecognized,
    /its host is localhost:8182 and/,
  ],
  [
    "another port",
    redirect.replace("8182", "8183"),
    unrecognized,
    /127\.0\.0\.1:8183 and not 127\.0\.0\.1:8182/,
  ],
  ["another path", redirect.replace("/cb", "/"), unrecognized, /its path is \/ and not \/cb\. After/],
  ["a closing slash more", redirect.replace("/cb?", "/cb/?"), unrecognized, /A closing slash counts/],
  ["two codes", `${redirect}&code=${encoded}`, unrecognized, /code is there 2 times/],
  ["two states", `${redirect}&state=${state}`, unrecognized, /state is there 2 times/],
  ["two errors", `?error=a&error=b&state=${state}`, unrecognized, /error is there 2 times/],
  ["no state", `?code=${encoded}`, "state-mismatch", /has no state/],
  ["an empty state", `?code=${encoded}&state=`, "state-mismatch", /has no state/],
  ["another state", redirect.replace(/state=.*/, "state=other"), "state-mismatch", /state is not this one/],
  ["a state in capitals", redirect.replace(state, state.toUpperCase()), "state-mismatch", /not this one/],
  ["a piece of the state", redirect.slice(0, -1), "state-mismatch", /not this one/],
  ["the state twice in one", `${redirect}${state}`, "state-mismatch", /not this one/],
  ["an error without state", "?error=access_denied", "state-mismatch", /has no state/],
  ["an error of another login", "?error=access_denied&state=other", "state-mismatch", /not this one/],
  [
    "a denial",
    `?error=access_denied&state=${state}`,
    "authorization-denied",
    /\(access_denied\)\. Log in again/,
  ],
  [
    "a refusal with its reason",
    `?error=invalid_request&error_description=redirect_uri+is%20wrong&state=${state}`,
    "authorization-failed",
    /invalid_request: redirect_uri is wrong\)\. Check the app key/,
  ],
  [
    "a failure of the server",
    `?error=server_error&state=${state}`,
    "authorization-failed",
    /Log in again later/,
  ],
  ["an error beside a code", `${redirect}&error=access_denied`, "authorization-denied", /access_denied/],
  [
    "a reason full of secrets",
    `?error=odd&error_description=${encoded}%20${encodeURIComponent(encoded)}%20${state}&state=${state}`,
    "authorization-failed",
    /\[redacted\]/,
  ],
  ["a code where the path should be", `https://127.0.0.1:8182/${encoded}/${state}`, unrecognized, /redacted/],
];

describe("what is refused, with a word about why and nothing secret", () => {
  test.each(refused)("%s", (_, received, errorCode, says) => {
    let error: SchwabKitError | undefined;
    try {
      readRedirect(context, received);
    } catch (caught) {
      error = caught as SchwabKitError;
    }
    expect(error).toMatchObject({ name: "LoginError", code: errorCode });
    expect(error?.message).toMatch(says);
    const shown = [error?.message, error?.stack, JSON.stringify(error), inspect(error, { depth: 9 })].join(
      "\n",
    );
    expect(shown).not.toContain("canary");
    expect(shown.toLowerCase()).not.toContain(state.toLowerCase());
  });

  test("a context without its state accepts nothing", () => {
    const broken = { ...context, state: "" };
    for (const query of [`?code=${encoded}`, `?code=${encoded}&state=`, `?code=${encoded}&state=x`]) {
      expect(() => readRedirect(broken, query)).toThrow(expect.objectContaining({ code: "state-mismatch" }));
    }
  });
});
