import { describe, expect, it } from "vitest";
import { get, login, refresh, sandboxForTest, testClock, tokens } from "./support.js";

const accountNumbers = "/trader/v1/accounts/accountNumbers";

describe("the life of tokens", () => {
  it("ends an access token after its time and a login after seven days, which no refresh extends", async () => {
    const { now, advance } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now });
    const granted = await login(sandbox);
    advance(1799);
    expect((await get(sandbox, accountNumbers, granted.access_token)).status).toBe(200);
    advance(1);
    expect((await get(sandbox, accountNumbers, granted.access_token)).status).toBe(401);

    advance(604_800 - 1800 - 1);
    const last = await tokens(await refresh(sandbox, granted.refresh_token));
    advance(1);
    const refused = await refresh(sandbox, last.refresh_token);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("refresh_token_authentication_error");
    expect((await get(sandbox, accountNumbers, last.access_token)).status).toBe(200);
  });

  it("follows the configured lives", async () => {
    const { now, advance } = testClock();
    const sandbox = await sandboxForTest({ autoApprove: true, now, accessTokenTtl: 5, refreshTokenTtl: 20 });
    const granted = await login(sandbox);
    expect(granted.expires_in).toBe(5);
    advance(5);
    expect((await get(sandbox, accountNumbers, granted.access_token)).status).toBe(401);
    expect((await refresh(sandbox, granted.refresh_token)).status).toBe(200);
    advance(15);
    expect((await refresh(sandbox, granted.refresh_token)).status).toBe(400);
  });

  it("keeps earlier access tokens of the login alive over a refresh", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const granted = await login(sandbox);
    const refreshed = await tokens(await refresh(sandbox, granted.refresh_token));
    for (const { access_token } of [granted, refreshed]) {
      expect((await get(sandbox, accountNumbers, access_token)).status).toBe(200);
    }
  });

  it("ends the earlier login's tokens with a new login", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const earlier = await login(sandbox);
    const later = await login(sandbox);
    expect((await get(sandbox, accountNumbers, earlier.access_token)).status).toBe(401);
    expect((await refresh(sandbox, earlier.refresh_token)).status).toBe(400);
    expect((await get(sandbox, accountNumbers, later.access_token)).status).toBe(200);
    expect((await refresh(sandbox, later.refresh_token)).status).toBe(200);
  });

  it("can be cut short: access tokens, refresh tokens, everything", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const granted = await login(sandbox);
    sandbox.expireAccessTokens();
    expect((await get(sandbox, accountNumbers, granted.access_token)).status).toBe(401);
    const refreshed = await tokens(await refresh(sandbox, granted.refresh_token));

    sandbox.expireRefreshTokens();
    expect((await get(sandbox, accountNumbers, refreshed.access_token)).status).toBe(200);
    expect((await refresh(sandbox, refreshed.refresh_token)).status).toBe(400);

    const again = await login(sandbox);
    sandbox.revokeTokens();
    expect((await get(sandbox, accountNumbers, again.access_token)).status).toBe(401);
    expect((await refresh(sandbox, again.refresh_token)).status).toBe(400);
  });
});

describe("refresh token rotation", () => {
  it("off: the same one comes back", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { refresh_token } = await login(sandbox);
    for (let round = 0; round < 3; round += 1) {
      expect((await tokens(await refresh(sandbox, refresh_token))).refresh_token).toBe(refresh_token);
    }
  });

  it("strict: each works once", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const first = (await login(sandbox)).refresh_token;
    const second = (await tokens(await refresh(sandbox, first))).refresh_token;
    expect(second).not.toBe(first);
    expect((await refresh(sandbox, first)).status).toBe(400);
    expect((await refresh(sandbox, second)).status).toBe(200);
    expect((await refresh(sandbox, second)).status).toBe(400);
  });

  it("grace: the old one gives the same new one until that is first used", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "grace" });
    const first = (await login(sandbox)).refresh_token;
    const second = (await tokens(await refresh(sandbox, first))).refresh_token;
    expect(second).not.toBe(first);
    expect((await tokens(await refresh(sandbox, first))).refresh_token).toBe(second);
    const third = (await tokens(await refresh(sandbox, second))).refresh_token;
    expect(third).not.toBe(second);
    expect((await refresh(sandbox, first)).status).toBe(400);
    expect((await tokens(await refresh(sandbox, second))).refresh_token).toBe(third);
  });
});
