import { describe, expect, it } from "vitest";
import { createJournal } from "../src/journal/journal.js";
import {
  approvedCode,
  authorizeUrl,
  exchange,
  get,
  login,
  postToken,
  redirectOf,
  refresh,
  sandboxForTest,
  testClock,
  testTime,
  tokens,
} from "./support.js";

describe("the journal", () => {
  it("tells of each request what was asked and answered", async () => {
    const { now, advance } = testClock();
    const callbackUrl = "https://127.0.0.1:8182";
    const sandbox = await sandboxForTest({ autoApprove: true, now, callbackUrl });
    const { access_token, refresh_token } = await login(sandbox);
    advance(60);
    await refresh(sandbox, refresh_token);
    await postToken(sandbox, { grant_type: "password" });
    const last = await get(
      sandbox,
      "/marketdata/v1/quotes?symbols=AAPL&symbols=SPY&fields=quote",
      access_token,
    );

    const host = new URL(sandbox.url).host;
    const common = { host, correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) };
    const query = { response_type: "code", client_id: "[redacted]", redirect_uri: callbackUrl };
    const token = { ...common, method: "POST", path: "/v1/oauth/token", query: {} };
    expect(sandbox.journal()).toEqual([
      { ...common, id: 1, time: testTime, method: "GET", path: "/v1/oauth/authorize", query, status: 302 },
      { ...token, id: 2, time: testTime, grantType: "authorization_code", status: 200 },
      { ...token, id: 3, time: testTime + 60_000, grantType: "refresh_token", status: 200 },
      { ...token, id: 4, time: testTime + 60_000, grantType: "other", status: 400 },
      {
        ...common,
        id: 5,
        time: testTime + 60_000,
        method: "GET",
        path: "/marketdata/v1/quotes",
        query: { symbols: "AAPL,SPY", fields: "quote" },
        status: 200,
        correlationId: last.headers.get("schwab-client-correlid"),
      },
    ]);
  });

  it("tells what fault was played", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { refresh_token } = await login(sandbox);
    sandbox.clearJournal();
    sandbox.addFault({ path: "/v1/oauth/token", cut: "before-answer", process: true });
    sandbox.addFault({ path: "/v1/oauth/token", status: 503, delayMs: 1 });
    await expect(refresh(sandbox, refresh_token)).rejects.toThrow();
    await refresh(sandbox, refresh_token);
    expect(sandbox.journal()).toMatchObject([
      { grantType: "refresh_token", status: null, fault: "carried out, cut before-answer" },
      { grantType: "refresh_token", status: 503, fault: "not carried out, delayed 1 ms, answer replaced" },
    ]);
    expect(sandbox.journal()[0]).not.toHaveProperty("correlationId");
  });

  it("holds no credential, wherever in a request it stood", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const state = "the-state-of-this-run";
    const redirect = redirectOf(await fetch(authorizeUrl(sandbox, { state }), { redirect: "manual" }));
    const code = redirect.searchParams.get("code") ?? "";
    const granted = await tokens(await exchange(sandbox, code));
    const refreshed = await tokens(await refresh(sandbox, granted.refresh_token));
    await get(sandbox, "/trader/v1/accounts", refreshed.access_token);
    await exchange(sandbox, await approvedCode(sandbox));
    const secrets = [
      sandbox.appKey,
      sandbox.appSecret,
      state,
      code,
      redirect.searchParams.get("session") ?? "",
      ...[granted, refreshed].flatMap((t) => [t.access_token, t.refresh_token, String(t["id_token"])]),
    ];
    for (const secret of secrets) {
      const encoded = encodeURIComponent(secret);
      await fetch(`${sandbox.url}/?code=${encoded}&other=${encoded}&${encoded}=1&state=${encoded}`);
      await fetch(`${sandbox.url}/v1/oauth/authorize?client_id=${encoded}&access_token=${encoded}`, {
        redirect: "manual",
      });
      await postToken(sandbox, { grant_type: secret, code: secret, refresh_token: secret });
    }
    for (const token of [code, granted.access_token, granted.refresh_token]) {
      await get(sandbox, `/trader/v1/accounts/${token}`, token);
      await get(sandbox, `/trader/v1/accounts/${encodeURIComponent(token)}/orders`, token);
    }

    const written = JSON.stringify(sandbox.journal());
    expect(sandbox.journal().length).toBeGreaterThan(40);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(written).not.toContain(secret);
      expect(written).not.toContain(encodeURIComponent(secret));
      // Nor the random part of a token alone.
      expect(written).not.toContain(secret.slice(-20, -1));
    }
  });

  it("keeps the newest entries only", () => {
    const journal = createJournal(3);
    const entry = { time: 0, method: "GET", host: "h", path: "/", query: {}, status: 200 };
    for (let count = 0; count < 5; count += 1) journal.add(entry);
    expect(journal.entries().map(({ id }) => id)).toEqual([3, 4, 5]);
  });
});
