import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { StreamClient, type StreamEvent } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { clientFromTokenFile, type TokenEvent } from "schwab-kit";
import { expect, onTestFinished, test } from "vitest";
import { leaksIn, shown } from "./support/canary.js";
import { logInto } from "./support/log-in.js";
import { refreshes, streamLogins } from "./support/login-counts.js";

interface Login {
  readonly sandbox: Sandbox;
  /** Another stream of the same login, by its own client, as of another program. */
  open(): Promise<{ stream: StreamClient; events: StreamEvent[]; tokenEvents: TokenEvent[] }>;
  /** Every access token there was. */
  readonly tokens: Set<string>;
}

async function login(): Promise<Login> {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-stream-"));
  const sandbox = await startSandbox({ autoApprove: true, marketTime: "open", speed: 0 });
  const tokenPath = join(folder, "token.json");
  await logInto(sandbox, tokenPath);
  onTestFinished(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { appKey: apiKey, appSecret, url: baseUrl } = sandbox;
  const tokens = new Set<string>();
  return {
    sandbox,
    tokens,
    async open() {
      const client = await clientFromTokenFile({ apiKey, appSecret, baseUrl, tokenPath });
      const events: StreamEvent[] = [];
      const tokenEvents: TokenEvent[] = [];
      client.tokens.subscribe((event) => tokenEvents.push(event));
      const stream = new StreamClient({
        client,
        tokens: {
          async getAccessToken(options) {
            const token = await client.tokens.getAccessToken(options);
            tokens.add(token);
            return token;
          },
        },
        openSocket: nodeSocket,
        backoff: () => 0,
        onEvent: (event) => events.push(event),
      });
      onTestFinished(async () => {
        await stream.close();
        await client.close();
      });
      return { stream, events, tokenEvents };
    },
  };
}

function states(events: readonly StreamEvent[]): string[] {
  return events.flatMap((event) => (event.type === "state" ? [`${event.state} ${event.reason}`] : []));
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test("a token that has run out costs one refresh when the connection is lost, and the login takes the new one", async () => {
  const { sandbox, open, tokens } = await login();
  const { stream, events, tokenEvents } = await open();
  const quotes = stream.messages("LEVELONE_EQUITIES");
  await stream.levelOneEquitySubs(["AAPL"]);
  await quotes.next();
  sandbox.clearJournal();
  sandbox.expireAccessTokens();
  sandbox.advanceMarket(60_000);
  // An open connection lives on.
  await quotes.next();
  expect(refreshes(sandbox)).toBe(0);
  sandbox.dropStreams();
  await until(() => states(events).length === 5);
  expect(states(events).slice(2)).toEqual(["waiting network", "connecting retry", "connected logged-in"]);
  await quotes.next();
  expect(refreshes(sandbox)).toBe(1);
  expect(tokenEvents.map(({ type }) => type)).toEqual(["refreshed"]);
  expect(streamLogins(sandbox)).toEqual([0]);
  expect(tokens.size).toBe(2);
});

test("a token that only the streamer denies is renewed once", async () => {
  const { sandbox, open } = await login();
  const { stream, events } = await open();
  sandbox.clearJournal();
  sandbox.addStreamFault({ name: "token-expired" });
  await stream.levelOneEquitySubs(["AAPL"]);
  expect(streamLogins(sandbox)).toEqual([3, 0]);
  expect(refreshes(sandbox)).toBe(1);
  expect(states(events)).toEqual(["connecting asked", "connecting login-denied", "connected logged-in"]);
});

test("two clients on one login: the loser stops and says why, and there is no fight", async () => {
  const { sandbox, open } = await login();
  const [one, other] = [await open(), await open()];
  const messages = one.stream.messages("CHART_EQUITY");
  await one.stream.levelOneEquitySubs(["AAPL"]);
  await other.stream.levelOneEquitySubs(["AAPL"]);
  await expect(messages.next()).rejects.toMatchObject({ code: "stream-taken-over", responseCode: 12 });
  expect(states(one.events).at(-1)).toBe("stopped taken-over");
  const quotes = other.stream.messages("LEVELONE_EQUITIES");
  for (let minute = 0; minute < 5; minute++) {
    sandbox.advanceMarket(60_000);
    await quotes.next();
  }
  expect(one.stream.state).toBe("stopped");
  expect(other.stream.state).toBe("connected");
  expect(streamLogins(sandbox)).toEqual([0, 0]);
});

test("a login that has ended stops the stream once its connection is lost", async () => {
  const { sandbox, open, tokens } = await login();
  const { stream, events } = await open();
  const messages = stream.messages("CHART_EQUITY");
  await stream.levelOneEquitySubs(["AAPL"]);
  sandbox.revokeTokens();
  sandbox.dropStreams();
  const ended = await messages.next().catch((error: unknown) => error);
  expect(ended).toMatchObject({ name: "LoginRequiredError", code: "login-required" });
  expect(states(events).at(-1)).toBe("stopped login-required");
  const command = await stream.levelOneEquityAdd(["MSFT"]).catch((error: unknown) => error);
  expect(command).toMatchObject({ code: "login-required" });
  const everything = [ended, command, ...events, stream].map(shown).join("\n");
  expect(tokens.size).toBeGreaterThan(0);
  expect(leaksIn(everything, [...tokens])).toEqual([]);
  expect(leaksIn(everything + [...tokens][0], [...tokens])).not.toEqual([]);
});

test("every code of Schwab's that says no is an error with that code, and names no token", async () => {
  const { sandbox, open, tokens } = await login();
  const { stream, events } = await open();
  await stream.levelOneEquitySubs(["AAPL"]);
  const errors: unknown[] = [];
  for (const code of [9, 11, 19, 20, 21, 22, 23, 24, 25, 30]) {
    sandbox.addStreamFault({ name: "response-code", code, service: "NYSE_BOOK" });
    const error = await stream.nyseBookSubs(["IBM"]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "StreamError", responseCode: code });
    errors.push(error);
  }
  await stream.nyseBookSubs(["IBM"]);
  expect(leaksIn([...errors, ...events].map(shown).join("\n"), [...tokens])).toEqual([]);
});
