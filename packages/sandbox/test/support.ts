import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { expect, onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../src/index.js";

/** Schwab's month of the tests, so that prices are the same in every run. */
export const testTime = Date.parse("2026-11-23T15:30:00Z");

/** A sandbox that ends with the test. */
export async function sandboxForTest(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A clock that moves only when told to. */
export function testClock(): { now: () => number; advance(seconds: number): void } {
  let time = testTime;
  return {
    now: () => time,
    advance(seconds) {
      time += seconds * 1000;
    },
  };
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly [member: string]: unknown;
}

export function authorizeUrl(sandbox: Sandbox, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: sandbox.appKey,
    redirect_uri: sandbox.callbackUrl,
    ...parameters,
  });
  return `${sandbox.url}/v1/oauth/authorize?${query}`;
}

/** Follows an answer's redirect as a browser would, as far as its URL. */
export function redirectOf(answer: Response): URL {
  return new URL(answer.headers.get("location") ?? "no location");
}

export async function approvedCode(sandbox: Sandbox): Promise<string> {
  const answer = await fetch(authorizeUrl(sandbox), { redirect: "manual" });
  return redirectOf(answer).searchParams.get("code") ?? "";
}

export function basic(sandbox: Sandbox, secret = sandbox.appSecret): string {
  return `Basic ${Buffer.from(`${sandbox.appKey}:${secret}`).toString("base64")}`;
}

export function postToken(sandbox: Sandbox, form: Record<string, string>, headers = {}): Promise<Response> {
  return fetch(`${sandbox.url}/v1/oauth/token`, {
    method: "POST",
    headers: { Authorization: basic(sandbox), ...headers },
    body: new URLSearchParams(form),
  });
}

export function exchange(sandbox: Sandbox, code: string): Promise<Response> {
  return postToken(sandbox, {
    grant_type: "authorization_code",
    code,
    redirect_uri: sandbox.callbackUrl,
  });
}

export function refresh(sandbox: Sandbox, refreshToken: string): Promise<Response> {
  return postToken(sandbox, { grant_type: "refresh_token", refresh_token: refreshToken });
}

/** Needs a sandbox with `autoApprove`. */
export async function login(sandbox: Sandbox): Promise<TokenAnswer> {
  return tokens(await exchange(sandbox, await approvedCode(sandbox)));
}

export async function tokens(answer: Response): Promise<TokenAnswer> {
  if (answer.status !== 200) throw new Error(`No tokens: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as TokenAnswer;
}

export function get(sandbox: Sandbox, path: string, accessToken: string): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, { headers: { Authorization: `Bearer ${accessToken}` } });
}

/** Reads the market data of a sandbox whose clock stands at `testTime`, or at another time. */
export async function marketData(marketTime: string | number = testTime): Promise<{
  sandbox: Sandbox;
  ask: (path: string) => Promise<Response>;
  read: <T>(path: string) => Promise<T>;
}> {
  const { now } = testClock();
  const time = typeof marketTime === "string" ? Date.parse(marketTime) : marketTime;
  const sandbox = await sandboxForTest({ autoApprove: true, now, marketTime: time });
  const { access_token } = await login(sandbox);
  const ask = (path: string): Promise<Response> => get(sandbox, `/marketdata/v1${path}`, access_token);
  return {
    sandbox,
    ask,
    async read<T>(path: string): Promise<T> {
      const answer = await ask(path);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}

/** What Schwab answers to a wrong parameter of market data. */
export function badRequest(parameter: string): unknown {
  return {
    errors: [
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        status: "400",
        title: "Bad Request",
        detail: expect.any(String),
        source: { parameter },
      },
    ],
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with headers that fetch doesn't let a caller set. */
export function rawRequest(url: string, options: RequestOptions, body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, ...options }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
