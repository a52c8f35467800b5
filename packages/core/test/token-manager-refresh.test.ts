import { expect, test } from "vitest";
import { type JsonObject, memoryStorage } from "../src/index.js";
import { managerFor, refreshes, rejection, signedIn } from "./support.js";

test("a fresh token comes from memory: one load, no request, the same promise", async () => {
  const { manager, sandbox, record, storage } = await signedIn();
  let loads = 0;
  const load = storage.load;
  storage.load = (options) => {
    loads++;
    return load.call(storage, options);
  };
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  expect(manager.getAccessToken()).toBe(manager.getAccessToken());
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  expect(loads).toBe(1);
  expect(refreshes(sandbox)).toBe(0);
});

test("1000 concurrent calls with an expired token make one refresh", async () => {
  const { manager, sandbox, clock, record, storage } = await signedIn();
  clock.advance(1801);
  let loads = 0;
  const load = storage.load;
  storage.load = () => {
    loads++;
    return load.call(storage);
  };
  const tokens = new Set(await Promise.all(Array.from({ length: 1000 }, () => manager.getAccessToken())));
  expect(tokens.size).toBe(1);
  expect(tokens.has(record.token.access_token)).toBe(false);
  expect(refreshes(sandbox)).toBe(1);
  // One look before the lock and one under it, for all callers together.
  expect(loads).toBe(2);
});

test("200 concurrent rejections of one token make one refresh, stragglers none", async () => {
  const { manager, sandbox, record } = await signedIn();
  const rejected = await manager.getAccessToken();
  sandbox.expireAccessTokens();
  const tokens = new Set(
    await Promise.all(Array.from({ length: 200 }, () => manager.getAccessToken({ rejected }))),
  );
  expect(tokens.size).toBe(1);
  const [fresh] = tokens;
  expect(fresh).not.toBe(record.token.access_token);
  expect(await manager.getAccessToken({ rejected })).toBe(fresh);
  expect(refreshes(sandbox)).toBe(1);
});

test("a rejected token is given to nobody, not even to callers who don't know", async () => {
  const { manager, sandbox } = await signedIn();
  const rejected = await manager.getAccessToken();
  const [forThem, forUs] = await Promise.all([
    manager.getAccessToken({ rejected }),
    manager.getAccessToken(),
  ]);
  expect(forUs).toBe(forThem);
  expect(forUs).not.toBe(rejected);
  expect(refreshes(sandbox)).toBe(1);
});

test("a rejected token that is only in the storage yet is not handed out", async () => {
  const { manager, sandbox, record } = await signedIn();
  const rejected = record.token.access_token;
  const [first, second] = await Promise.all([manager.getAccessToken(), manager.getAccessToken({ rejected })]);
  expect(second).not.toBe(rejected);
  // Whoever asked first may have got it before it was known to be refused; nobody after.
  expect([rejected, second]).toContain(first);
  expect(await manager.getAccessToken()).toBe(second);
  expect(refreshes(sandbox)).toBe(1);
});

test("five minutes before expiry the valid token is served and a refresh runs behind the caller", async () => {
  const { manager, sandbox, clock, record, events } = await signedIn();
  await manager.getAccessToken();
  clock.advance(1800 - 301);
  await manager.getAccessToken();
  expect(refreshes(sandbox)).toBe(0);
  clock.advance(2);
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  await expect.poll(() => events.map((event) => event.type)).toContain("refreshed");
  expect(await manager.getAccessToken()).not.toBe(record.token.access_token);
  expect(refreshes(sandbox)).toBe(1);
});

test("in the last ten seconds the caller waits", async () => {
  const { manager, clock, record } = await signedIn();
  await manager.getAccessToken();
  clock.advance(1800 - 9);
  expect(await manager.getAccessToken()).not.toBe(record.token.access_token);
});

test("refreshAhead: 'wait' waits from the first threshold on", async () => {
  const { manager, clock, record } = await signedIn({ refreshAhead: "wait" });
  clock.advance(1800 - 299);
  expect(await manager.getAccessToken()).not.toBe(record.token.access_token);
});

test("a refresh that fails ahead of time serves the valid token, and is not tried at every call", async () => {
  const { manager, sandbox, clock, record } = await signedIn();
  sandbox.addFault({ path: "/v1/oauth/token", status: 503, times: 100 });
  clock.advance(1800 - 200);
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  await expect.poll(() => refreshes(sandbox)).toBe(1);
  for (let call = 0; call < 20; call++) {
    // A whole request to the same server between the calls: the refresh has failed by then.
    await (await fetch(sandbox.url)).text();
    expect(await manager.getAccessToken()).toBe(record.token.access_token);
  }
  expect(refreshes(sandbox)).toBe(1);
  clock.advance(60);
  await manager.getAccessToken();
  await expect.poll(() => refreshes(sandbox)).toBe(2);
});

test("with refreshAhead: 'wait' a refresh that just failed is not tried at every call either", async () => {
  const { manager, sandbox, clock, record } = await signedIn({ refreshAhead: "wait" });
  sandbox.addFault({ path: "/v1/oauth/token", status: 503, times: 100 });
  clock.advance(1800 - 200);
  for (let call = 0; call < 5; call++) {
    expect(await manager.getAccessToken()).toBe(record.token.access_token);
  }
  expect(refreshes(sandbox)).toBe(1);
});

test("waiting callers get the still valid token when the refresh fails for a passing reason", async () => {
  const { manager, sandbox, clock, record } = await signedIn({ refreshAhead: "wait" });
  sandbox.addFault({ path: "/v1/oauth/token", status: 503 });
  clock.advance(1800 - 5);
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
});

test("a login that turns out to be over ahead of time is told, and the last token served to its end", async () => {
  const { manager, sandbox, clock, record, events } = await signedIn({ refreshAhead: "wait" });
  sandbox.expireRefreshTokens();
  clock.advance(1800 - 200);
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  expect(events.map((event) => event.type)).toEqual(["login-required"]);
  clock.advance(200);
  expect(await rejection(manager.getAccessToken())).toMatchObject({ code: "login-required" });
});

test("an aborting caller leaves alone; the refresh goes on for the others", async () => {
  const { manager, sandbox, clock } = await signedIn();
  clock.advance(1801);
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const leaving = rejection(manager.getAccessToken({ signal: controller.signal }));
  const staying = manager.getAccessToken();
  controller.abort(reason);
  expect(await leaving).toBe(reason);
  expect(await rejection(manager.getAccessToken({ signal: controller.signal }))).toBe(reason);
  expect(await staying).toMatch(/@$/);
  expect(refreshes(sandbox)).toBe(1);
});

test("a refresh keeps the login's time, unknown members, and a refresh token the answer leaves out", async () => {
  const { sandbox, clock, record } = await signedIn();
  const marked = { ...record, note: "mine", token: { ...record.token, extra: { kept: true } } };
  const storage = memoryStorage(marked as unknown as JsonObject);
  const manager = managerFor(sandbox, storage, { clock: clock.read });
  for (const [token, refreshToken] of [
    ["I0.new@", { refresh_token: "" }],
    ["I0.newer@", {}],
  ] as const) {
    sandbox.addFault({
      path: "/v1/oauth/token",
      status: 200,
      contentType: "application/json",
      body: JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 1800, ...refreshToken }),
    });
    clock.advance(1801);
    expect(await manager.getAccessToken()).toBe(token);
    expect((await storage.load())?.value).toMatchObject({
      creation_timestamp: record.creation_timestamp,
      note: "mine",
      issuer: sandbox.url,
      token: {
        extra: { kept: true },
        refresh_token: record.token.refresh_token,
        expires_at: Math.floor(clock.now / 1000) + 1800,
      },
    });
  }
});

test("a rotated refresh token is stored and used next", async () => {
  const { manager, sandbox, clock } = await signedIn({ sandbox: { rotateRefreshTokens: "strict" } });
  for (let round = 1; round <= 3; round++) {
    clock.advance(1801);
    await manager.getAccessToken();
    expect(refreshes(sandbox)).toBe(round);
  }
});

test("the stored token is untouched by every answer that is no token", async () => {
  const answers = [
    { status: 400, contentType: "application/json", body: '{"message":"Bad Request"}' },
    { status: 403, contentType: "text/html", body: "<html><body>Access Denied</body></html>" },
    { status: 500, contentType: "text/html", body: "<html>Whitelabel Error Page</html>" },
    { status: 429, contentType: "text/plain", body: "slow down" },
    { status: 200, contentType: "application/json", body: '{"token_type":"Bearer"}' },
    { status: 200, contentType: "text/html", body: "<html>maintenance</html>" },
    { cut: "halfway" as const, process: true },
    { cut: "before-answer" as const },
  ];
  for (const answer of answers) {
    const { manager, sandbox, clock, storage } = await signedIn();
    const before = await storage.load();
    clock.advance(1801);
    sandbox.addFault({ path: "/v1/oauth/token", ...answer });
    const error = await rejection(manager.getAccessToken());
    expect(error, JSON.stringify(answer)).toMatchObject({ retryable: true });
    expect(await storage.load()).toEqual(before);
    clock.advance(1);
    expect(await manager.getAccessToken(), JSON.stringify(answer)).toMatch(/@$/);
  }
});

test("a refresh has its own time limit", async () => {
  const { manager, sandbox, clock } = await signedIn({ refreshTimeoutMs: 100 });
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", delayMs: 5_000 });
  expect(await rejection(manager.getAccessToken())).toMatchObject({
    code: "token-endpoint-outcome-unknown",
    retryable: true,
  });
});

test("a server that mints the refused token again is not believed", async () => {
  const { manager, sandbox, clock } = await signedIn();
  const rejected = await manager.getAccessToken();
  sandbox.addFault({
    path: "/v1/oauth/token",
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ access_token: rejected, token_type: "Bearer", expires_in: 1800 }),
  });
  expect(await rejection(manager.getAccessToken({ rejected }))).toMatchObject({
    code: "token-endpoint-answer-unrecognized",
  });
  clock.advance(1);
  expect(await manager.getAccessToken()).not.toBe(rejected);
});

test("without an app key what is fresh is served, and a renewal says what is missing", async () => {
  const { sandbox, clock, storage, record } = await signedIn();
  const manager = managerFor(sandbox, storage, { clock: clock.read, appKey: undefined });
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  clock.advance(1801);
  expect(await rejection(manager.getAccessToken())).toMatchObject({ code: "config-missing" });
});
