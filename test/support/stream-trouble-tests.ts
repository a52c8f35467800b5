import type { Sandbox } from "@schwab-kit/sandbox";
import { expect, test } from "vitest";
import { refreshes, streamLogins } from "./login-counts.js";
import { caughtUp, type DrivenStream, type MakeStream, streamWorld } from "./stream-world.js";

const MINUTE_MS = 60_000;
const inSession = "2026-11-23T10:30:17-05:00";
const symbols = ["AAPL", "MSFT", "IBM", "F", "KO", "SPY", "QQQ", "NVDA", "TSLA", "INTC"];

/** Waits until one of the stream's changes of state is this. */
async function reached(stream: DrivenStream, state: string): Promise<void> {
  await expect.poll(() => stream.states(), { timeout: 15_000, interval: 5 }).toContain(state);
}

/** Moves the market until a message comes of a time that is later than this. */
async function comesAgain(stream: DrivenStream, sandbox: Sandbox, time: number): Promise<void> {
  await expect
    .poll(
      async () => {
        sandbox.advanceMarket(1_000);
        return (await stream.heard("LEVELONE_EQUITIES")).some(
          (item) => Number(item["frameTimestamp"]) > time,
        );
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe(true);
}

export function testStreamTroubles(makeStream: MakeStream): void {
  test("an access token that has run out costs one refresh once the connection is lost", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const stream = await open();
    await stream.hear("LEVELONE_EQUITIES");
    await stream.command("levelOneEquitySubs", ["AAPL"]);
    await caughtUp(stream);
    sandbox.clearJournal();
    sandbox.expireAccessTokens();
    sandbox.dropStreams();
    await reached(stream, "waiting network");
    await caughtUp(stream);
    await comesAgain(stream, sandbox, sandbox.marketTime());
    expect(await stream.states()).toEqual([
      ...["connecting asked", "connected logged-in"],
      ...["waiting network", "connecting retry", "connected logged-in"],
    ]);
    expect([refreshes(sandbox), streamLogins(sandbox)]).toEqual([1, [0]]);
  });

  test("of two streams on one login the first stops and says why, and there is no fight", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const [one, other] = [await open(), await open()];
    await one.neverRead("LEVELONE_EQUITIES", 100, "error");
    await other.hear("LEVELONE_EQUITIES");
    await one.command("levelOneEquitySubs", ["AAPL"]);
    await caughtUp(one);
    await other.command("levelOneEquitySubs", ["AAPL"]);
    await reached(one, "stopped taken-over");
    expect(await one.read(0, 2)).toMatchObject([
      { key: "AAPL" },
      { code: "stream-taken-over", responseCode: 12 },
    ]);
    for (let minute = 0; minute < 5; minute++) sandbox.advanceMarket(MINUTE_MS);
    await caughtUp(other);
    expect(await other.heard("LEVELONE_EQUITIES")).toHaveLength(6);
    expect((await one.states()).at(-1)).toBe("stopped taken-over");
    expect(await other.states()).toEqual(["connecting asked", "connected logged-in"]);
    expect(streamLogins(sandbox)).toEqual([0, 0]);
  });

  test("handlers that fail or never settle, and who stops reading, keep nothing from the others", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const stream = await open();
    await stream.handleBadly("LEVELONE_EQUITIES");
    for (const whenFull of ["drop-oldest", "conflate", "error"] as const) {
      await stream.neverRead("LEVELONE_EQUITIES", 3, whenFull);
    }
    await stream.hear("LEVELONE_EQUITIES");
    await stream.command("levelOneEquitySubs", symbols);
    for (let second = 0; second < 109; second++) sandbox.advanceMarket(1_000);
    await caughtUp(stream);
    const heard = await stream.heard("LEVELONE_EQUITIES");
    expect(heard.map(({ key, frameTimestamp }) => `${key} ${frameTimestamp}`)).toEqual(
      Array.from({ length: 110 }, (_, second) =>
        symbols.map((symbol) => `${symbol} ${Date.parse(inSession) + second * 1_000}`),
      ).flat(),
    );
    expect(await stream.unfinished()).toBe(1_000);
    expect(await stream.read(0, 3)).toEqual(heard.slice(-3));
    expect(await stream.read(1, symbols.length)).toMatchObject(heard.slice(-symbols.length));
    expect(await stream.read(2, 4)).toEqual([
      ...heard.slice(0, 3),
      { code: "stream-buffer-full", responseCode: undefined },
    ]);
    const others = await stream.others();
    expect(others.filter((event) => event === "handler-failed")).toHaveLength(2 * heard.length);
    expect(others).toEqual(expect.arrayContaining(["unfinished 1", "unfinished 64"]));
    expect(others).toEqual(expect.arrayContaining(["drop-oldest 1", "drop-oldest 1024", "conflate 1024"]));
    expect(await stream.states()).toEqual(["connecting asked", "connected logged-in"]);
  });

  test("a frame that can't be read is told, and nothing else is lost", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const stream = await open();
    await stream.hear("LEVELONE_EQUITIES");
    await stream.command("levelOneEquitySubs", ["AAPL"]);
    await caughtUp(stream);
    sandbox.addStreamFault({ name: "garbage" });
    sandbox.advanceMarket(MINUTE_MS);
    await caughtUp(stream);
    expect(await stream.others()).toEqual(["garbage"]);
    expect(await stream.heard("LEVELONE_EQUITIES")).toHaveLength(2);
    expect(await stream.states()).toEqual(["connecting asked", "connected logged-in"]);
  });

  test("a connection that stalls is given up after the silence, and everything comes back", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const stream = await open({ silenceMs: 500 });
    await stream.hear("LEVELONE_EQUITIES");
    await stream.command("levelOneEquitySubs", ["AAPL"]);
    sandbox.addStreamFault({ name: "stall" });
    sandbox.advanceMarket(1_000);
    await reached(stream, "waiting silence");
    await comesAgain(stream, sandbox, sandbox.marketTime());
  });

  test("a login that stalls is given up after its time, and made anew", async () => {
    const { sandbox, open } = await streamWorld(makeStream, inSession);
    const stream = await open({ connectMs: 1_000 });
    sandbox.addStreamFault({ name: "stall", frame: "response", service: "ADMIN" });
    expect(await stream.command("levelOneEquitySubs", ["AAPL"])).toBeUndefined();
    const states = await stream.states();
    expect(states.slice(0, 3)).toEqual(["connecting asked", "waiting network", "connecting retry"]);
    expect(states.at(-1)).toBe("connected logged-in");
  });
}
