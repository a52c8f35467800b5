import { describe, expect, it } from "vitest";
import { endpointsOf } from "../src/index.js";
import { exchangeCode, refreshGrant } from "../src/token-endpoint.js";
import { answering, record } from "./answering.js";
import { rejection } from "./support.js";

const usable = {
  access_token: "new-access@",
  token_type: "Bearer",
  expires_in: 1800,
  refresh_token: "new-refresh@",
  scope: "api",
};

async function refreshed(answer: string | Record<string, unknown>) {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const { url } = await answering({ status: 200, body });
  return await refreshGrant({ endpoints: endpointsOf(url), appKey: "key", record: record(url) });
}

describe("an answer is no token", () => {
  it.each([
    ["without an access token", { access_token: undefined }],
    ["with an empty access token", { access_token: "" }],
    ["with an access token that is a number", { access_token: 7 }],
    ["with a token type that needs a proof", { token_type: "DPoP" }],
    ["with an empty token type", { token_type: "" }],
    ["with a token type that is null", { token_type: null }],
    ["with a life that is a word", { expires_in: "soon" }],
    ["with a life that only begins with a number", { expires_in: "1800 or so" }],
    ["with a life that is null", { expires_in: null }],
    ["with a life below nothing", { expires_in: -1 }],
    ["with a scope that is a list", { scope: ["api"] }],
    ["with a scope that is null", { scope: null }],
    ["with a refresh token that is null", { refresh_token: null }],
    ["with a refresh token that is a number", { refresh_token: 7 }],
  ])("%s", async (_, members) => {
    expect(await rejection(refreshed({ ...usable, ...members }))).toMatchObject({
      code: "token-endpoint-answer-unrecognized",
      message: expect.stringContaining("neither a token nor a known refusal"),
      retryable: true,
      status: 200,
    });
  });

  it("with a life without end", async () => {
    const endless = JSON.stringify(usable).replace("1800", "1e999");
    expect(await rejection(refreshed(endless))).toMatchObject({ code: "token-endpoint-answer-unrecognized" });
  });

  it.each(["[]", "null", '"text"', "7", '{"access_token":"new-acc'])("when it is %s", async (body) => {
    expect(await rejection(refreshed(body))).toMatchObject({ code: "token-endpoint-outcome-unknown" });
  });

  it("with a status beside 200", async () => {
    const { url } = await answering({ status: 201, body: JSON.stringify(usable) });
    const refresh = refreshGrant({ endpoints: endpointsOf(url), appKey: "key", record: record(url) });
    expect(await rejection(refresh)).toMatchObject({
      code: "token-endpoint-answer-unrecognized",
      message: expect.not.stringContaining("new-access@"),
      status: 201,
    });
  });
});

describe("an answer is a token", () => {
  it.each([
    ["with its type in capitals", { token_type: "BEARER" }],
    ["with its life as a text", { expires_in: "1800" }],
    ["with an id token that nobody could check", { id_token: "a.b.c" }],
    ["with members nobody knows", { account: { number: 7 } }],
  ])("%s, and kept as it came", async (_, members) => {
    const { token } = (await refreshed({ ...usable, ...members })).record;
    expect(token).toEqual({
      ...usable,
      ...members,
      expires_in: 1800,
      expires_at: expect.any(Number),
    });
  });

  it("without type, life and scope", async () => {
    const { token } = (await refreshed({ access_token: "new-access@" })).record;
    expect(token).toMatchObject({ token_type: "Bearer", expires_in: 1800 });
    expect(token.scope).toBeUndefined();
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
  ])("with %s for a refresh token, and the old one stays", async (_, refresh_token) => {
    const { token } = (await refreshed({ ...usable, refresh_token })).record;
    expect(token).toMatchObject({ access_token: "new-access@", refresh_token: "the-refresh-token@" });
  });

  it("but no login with an empty refresh token", async () => {
    const { url } = await answering({ status: 200, body: JSON.stringify({ ...usable, refresh_token: "" }) });
    const login = exchangeCode({
      endpoints: endpointsOf(url),
      appKey: "key",
      code: "C0.the-code@",
      callbackUrl: "https://127.0.0.1:8182",
    });
    expect(await rejection(login)).toMatchObject({
      code: "token-endpoint-answer-unrecognized",
      retryable: false,
      action: "login",
    });
  });
});

describe("nothing is sent", () => {
  it.each([
    ["over plain http to another machine", { tokenEndpoint: "http://api.schwabapi.com/v1/oauth/token" }, {}],
    ["to what is no address", { tokenEndpoint: "/v1/oauth/token" }, {}],
    ["with an app key that no header can hold", {}, { appKey: "schlüssel" }],
    ["with an empty app secret", {}, { appSecret: "" }],
  ])("%s", async (_, endpoints, options) => {
    const sent: unknown[] = [];
    const refresh = refreshGrant({
      endpoints: { ...endpointsOf(), ...endpoints },
      appKey: "key",
      record: record("https://api.schwabapi.com"),
      fetch: async (input) => {
        sent.push(input);
        return Response.json(usable);
      },
      ...options,
    });
    expect(await rejection(refresh)).toMatchObject({
      code: expect.stringMatching(/^config-(invalid|missing)$/),
      action: "fix-config",
    });
    expect(sent).toEqual([]);
  });

  it("to where a redirect leads", async () => {
    const elsewhere = await answering({ status: 200, body: JSON.stringify(usable) });
    const { url } = await answering({ status: 307, body: "", headers: { location: elsewhere.url } });
    const refresh = refreshGrant({ endpoints: endpointsOf(url), appKey: "key", record: record(url) });
    expect(await rejection(refresh)).toMatchObject({
      code: "token-endpoint-answer-unrecognized",
      status: 307,
    });
    expect(elsewhere.requests).toEqual([]);
  });
});
