import { randomBytes } from "node:crypto";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";
import {
  endpointsOf,
  type JsonObject,
  memoryStorage,
  type TokenEvent,
  TokenManager,
  type TokenManagerOptions,
  type TokenRecord,
  type TokenStorage,
} from "../src/index.js";
import { exchangeCode } from "../src/token-endpoint.js";

/** A clock that a test moves. Sandbox and client share it, unless a test gives them different ones. */
export interface TestClock {
  now: number;
  readonly read: () => number;
  advance(seconds: number): void;
}

export function testClock(): TestClock {
  const clock: TestClock = {
    now: Date.UTC(2026, 10, 23, 15, 0, 0),
    read: () => clock.now,
    advance(seconds) {
      clock.now += seconds * 1000;
    },
  };
  return clock;
}

/** A sandbox that ends with the test. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A code as Schwab's redirect would bring it. */
export async function authorize(sandbox: Sandbox): Promise<string> {
  const url = new URL("/v1/oauth/authorize", sandbox.url);
  url.search = new URLSearchParams({
    client_id: sandbox.appKey,
    redirect_uri: sandbox.callbackUrl,
    state: "s",
  }).toString();
  const response = await fetch(url, { redirect: "manual" });
  await response.arrayBuffer();
  const location = new URL(response.headers.get("location") ?? "");
  return location.searchParams.get("code") ?? "";
}

/** The record of a new login at the sandbox. */
export async function logIn(sandbox: Sandbox, clock: () => number = Date.now): Promise<TokenRecord> {
  const { record } = await exchangeCode({
    endpoints: endpointsOf(sandbox.url),
    appKey: sandbox.appKey,
    appSecret: sandbox.appSecret,
    callbackUrl: sandbox.callbackUrl,
    code: await authorize(sandbox),
    clock,
  });
  return record;
}

/** Refresh requests that reached the sandbox. */
export function refreshes(sandbox: Sandbox): number {
  return sandbox.journal().filter((entry) => entry.grantType === "refresh_token").length;
}

export interface Signed {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly storage: TokenStorage;
  readonly manager: TokenManager;
  readonly events: TokenEvent[];
  readonly record: TokenRecord;
}

/** A manager over a fresh login, its sandbox and its clock; the access token may have run out already. */
export async function signedIn(
  options: Omit<Partial<TokenManagerOptions>, "storage"> & {
    readonly sandbox?: SandboxOptions;
    readonly storage?: TokenStorage | ((record: JsonObject) => TokenStorage);
  } = {},
): Promise<Signed> {
  const { sandbox: sandboxOptions, storage: given, ...managerOptions } = options;
  const clock = testClock();
  const sandbox = await sandboxFor({ now: clock.read, ...sandboxOptions });
  const record = await logIn(sandbox, clock.read);
  const json = record as unknown as JsonObject;
  const storage = typeof given === "function" ? given(json) : (given ?? memoryStorage(json));
  const manager = managerFor(sandbox, storage, { clock: clock.read, ...managerOptions });
  const events: TokenEvent[] = [];
  manager.subscribe((event) => events.push(event));
  return { sandbox, clock, storage, manager, events, record };
}

export function managerFor(
  sandbox: Sandbox,
  storage: TokenStorage,
  options: Partial<TokenManagerOptions> = {},
): TokenManager {
  const manager = new TokenManager({
    storage,
    appKey: sandbox.appKey,
    appSecret: sandbox.appSecret,
    baseUrl: sandbox.url,
    random: () => 0.5,
    ...options,
  });
  onTestFinished(() => manager.close());
  return manager;
}

/** Writes as a program does that knows nothing of us: without the lock, without comparing. */
export async function overwrite(storage: TokenStorage, record: TokenRecord): Promise<void> {
  await storage.save(record as unknown as JsonObject, { expected: (await storage.load())?.revision });
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => Promise.reject(new Error("It resolved.")),
    (error: unknown) => error,
  );
}

/** A key function over random keys with these ids, the last of which is the current one. */
export function keyOf(...ids: readonly string[]): (id?: string) => { id: string; key: string | undefined } {
  const keys = new Map(ids.map((id) => [id, randomBytes(32).toString("base64")]));
  return (id = ids.at(-1) ?? "") => ({ id, key: keys.get(id) });
}
