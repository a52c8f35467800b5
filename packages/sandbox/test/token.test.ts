import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  approvedCode,
  authorizeUrl,
  basic,
  exchange,
  login,
  postToken,
  redirectOf,
  refresh,
  sandboxForTest,
  testClock,
  testTime,
  tokens,
} from "./support.js";

/** The object that Schwab hides inside the description of its wrapped errors. */
function innerError(body: { error: string; error_description: string }): Record<string, string> {
  expect(body.error).toBe("unsupported_token_type");
  const inner = /^400 Bad Request: "(.*)"$/.exec(body.error_description)?.[1];
  return JSON.parse(inner ?? "no inner object");
}

async function wrappedError(answer: Response): Promise<Record<string, string>> {
  expect(answer.status).toBe(400);
  return innerError((await answer.json()) as { error: string; error_description: string });
}

describe("the token endpoint", () => {
  it("answers both grants in Schwab's shape", async () => {
    const { now } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now });
    const first = await exchange(sandbox, await approvedCode(sandbox));
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("date")).toBe(new Date(testTime).toUTCString());
    expect(first.headers.get("schwab-client-correlid")).toMatch(/^[0-9a-f-]{36}$/);
    const granted = await tokens(first);
    const refreshed = await tokens(await refresh(sandbox, granted.refresh_token));

    for (const answer of [granted, refreshed]) {
      expect(answer).toEqual({
        expires_in: 1800,
        token_type: "Bearer",
        scope: "api",
        refresh_token: expect.stringMatching(/^[\w-]{100,}@$/),
        access_token: expect.stringMatching(/^I0\.b2F1dGgyLmJkYy5zY2h3YWIuY29t\.[\w-]{43}@$/),
        id_token: expect.any(String),
      });
    }
    expect(refreshed.access_token).not.toBe(granted.access_token);
  });

  it("signs the id_token with the app secret", async () => {
    const { now } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now });
    const { id_token } = await login(sandbox);
    const [header = "", claims = "", signature] = String(id_token).split(".");
    const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
    expect(decode(header)).toEqual({ typ: "JWT", alg: "HS256" });
    expect(decode(claims)).toEqual({
      sub: expect.stringMatching(/^[0-9a-f]{64}$/),
      aud: sandbox.appKey,
      iss: sandbox.url,
      iat: testTime / 1000,
      exp: testTime / 1000 + 1800,
    });
    const expected = createHmac("sha256", sandbox.appSecret)
      .update(`${header}.${claims}`)
      .digest("base64url");
    expect(signature).toBe(expected);
  });

  it("takes the app key in the body beside Basic, as schwab-py sends it, but no other key", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const form = async (client_id: string) => ({
      grant_type: "authorization_code",
      redirect_uri: sandbox.callbackUrl,
      client_id,
      code: await approvedCode(sandbox),
    });
    expect((await postToken(sandbox, await form(sandbox.appKey))).status).toBe(200);
    const other = await postToken(sandbox, await form("another"));
    expect(other.status).toBe(401);
    expect(await other.json()).toMatchObject({ error: "invalid_client" });
  });

  it("refuses wrong and missing credentials, and credentials in the body alone", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { refresh_token } = await login(sandbox);
    const form = { grant_type: "refresh_token", refresh_token };
    const inBody = { ...form, client_id: sandbox.appKey, client_secret: sandbox.appSecret };
    const answers = [
      await postToken(sandbox, form, { Authorization: basic(sandbox, "wrong") }),
      await postToken(sandbox, form, { Authorization: "" }),
      await postToken(sandbox, inBody, { Authorization: "" }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: "invalid_client" });
    }
  });

  it("refuses other grants and bodies that are no form", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    for (const form of [{ grant_type: "client_credentials" }, {}]) {
      const answer = await postToken(sandbox, form as Record<string, string>);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: "unsupported_grant_type" });
    }
    const json = await postToken(sandbox, {}, { "Content-Type": "application/json" });
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({ error: "invalid_request" });
  });

  it("refuses a dead refresh token in Schwab's nested words", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const answer = await refresh(sandbox, "not-a-token@");
    const raw = await answer.clone().text();
    // Escaped once, so that the outer body is JSON while the inner object's quotes run into its own.
    expect(raw).toContain('"400 Bad Request: \\"{\\"error_description\\":\\"Exception while');
    const digest = createHash("sha256").update("not-a-token@").digest("base64");
    expect(await wrappedError(answer)).toEqual({
      error: "refresh_token_authentication_error",
      error_description: `Exception while authenticating refresh token [tokenDigest=${digest}]`,
    });
  });

  it("takes a code once", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const code = await approvedCode(sandbox);
    expect((await exchange(sandbox, code)).status).toBe(200);
    expect(await wrappedError(await exchange(sandbox, code))).toEqual({
      error: "invalid_request",
      error_description: "Bad authorization code: Invalid authorization code header: C0",
    });
  });

  it("takes a code for less than 30 seconds", async () => {
    const { now, advance } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now });
    const early = await approvedCode(sandbox);
    const late = await approvedCode(sandbox);
    advance(29.999);
    expect((await exchange(sandbox, early)).status).toBe(200);
    advance(0.001);
    expect(await wrappedError(await exchange(sandbox, late))).toEqual({
      error: "invalid_request",
      error_description:
        `Bad authorization code: AuthorizationCode has expired,` +
        `expiration=${testTime + 30_000},now=${testTime + 30_000} `,
    });
  });

  it("refuses a code that was encoded twice, or is none", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const code = await approvedCode(sandbox);
    for (const mangled of [encodeURIComponent(code), code.slice(0, -1), ""]) {
      const { error_description } = await wrappedError(await exchange(sandbox, mangled));
      expect(error_description).toMatch(/^Bad authorization code: Invalid authorization code header: (C0)?$/);
    }
  });

  it("compares the redirect_uri with that of the authorize step, exactly, and uses the code up", async () => {
    const callbackUrl = "https://127.0.0.1:8182,https://127.0.0.1:8183";
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl });
    const first = "https://127.0.0.1:8182";
    const wrong = ["https://127.0.0.1:8183", `${first}/`, "HTTPS://127.0.0.1:8182", ""];
    for (const redirect_uri of wrong) {
      const answer = await fetch(authorizeUrl(sandbox, { redirect_uri: first }), { redirect: "manual" });
      const code = redirectOf(answer).searchParams.get("code") ?? "";
      const form = { grant_type: "authorization_code", code };
      const refused = await postToken(sandbox, { ...form, redirect_uri });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: "invalid_grant" });
      expect((await postToken(sandbox, { ...form, redirect_uri: first })).status).toBe(400);
    }
  });
});
