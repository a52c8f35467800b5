import { expect, test } from "vitest";
import type { JsonObject } from "../src/index.js";
import { logIn, refreshes, rejection, signedIn } from "./support.js";

test("after a failed refresh the next waits longer each time, and callers get the failure", async () => {
  const { manager, sandbox, clock } = await signedIn();
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", status: 503, times: 100 });
  const first = await rejection(manager.getAccessToken());
  expect(first).toMatchObject({ code: "token-endpoint-unavailable", status: 503 });
  expect(await rejection(manager.getAccessToken())).toBe(first);
  expect(refreshes(sandbox)).toBe(1);
  // Three quarters of one second, then of two, of four, … : the jitter of a test that always draws 0.5.
  for (const [seconds, posts] of [
    [0.7, 1],
    [0.1, 2],
    [1.4, 2],
    [0.2, 3],
    [2.9, 3],
    [0.2, 4],
  ] as const) {
    clock.advance(seconds);
    await rejection(manager.getAccessToken());
    expect(refreshes(sandbox)).toBe(posts);
  }
  sandbox.clearFaults();
  clock.advance(60);
  expect(await manager.getAccessToken()).toMatch(/@$/);
});

test("a server's Retry-After is honoured", async () => {
  const { manager, sandbox, clock } = await signedIn();
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", status: 429, headers: { "retry-after": "90" } });
  const failure = await rejection(manager.getAccessToken());
  expect(failure).toMatchObject({ retryAfterSeconds: 90 });
  clock.advance(89);
  expect(await rejection(manager.getAccessToken())).toBe(failure);
  expect(refreshes(sandbox)).toBe(1);
  clock.advance(2);
  expect(await manager.getAccessToken()).toMatch(/@$/);
});

test("a clock set back ends a cool-down instead of lengthening it", async () => {
  const { manager, sandbox, clock } = await signedIn();
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", status: 503 });
  await rejection(manager.getAccessToken());
  clock.advance(-3600);
  const token = await manager.getAccessToken({ rejected: await manager.getAccessToken() });
  expect(token).toMatch(/@$/);
});

test("a new login ends the cool-down of the old one's refresh token at once", async () => {
  const { manager, sandbox, clock, storage } = await signedIn();
  clock.advance(1801);
  sandbox.addFault({ path: "/v1/oauth/token", status: 503, headers: { "retry-after": "3000" } });
  await rejection(manager.getAccessToken());
  const login = await logIn(sandbox, clock.read);
  await storage.save(login as unknown as JsonObject, { expected: (await storage.load())?.revision });
  expect(await manager.getAccessToken()).toBe(login.token.access_token);
});
