import { describe, expect, it } from "vitest";
import type { StreamFault } from "../src/index.js";
import {
  loginParameters,
  type StreamingSandbox,
  type StreamSocket,
  streamingSandbox,
} from "./socket-support.js";
import { sandboxForTest, testTime } from "./support.js";

const level1 = "LEVELONE_EQUITIES";

/** A stream that has had the first data of its one key. */
async function streaming(options = {}): Promise<StreamingSandbox & { stream: StreamSocket }> {
  const sandbox = await streamingSandbox(options);
  const stream = await sandbox.open();
  await stream.ask(level1, "SUBS", { keys: "AAPL", fields: "0,8" });
  await stream.data();
  return { ...sandbox, stream };
}

describe("a fault of a command", () => {
  it.each([9, 11, 19, 20, 21, 22, 23, 24, 25])(
    "answers it with %i, and it is not carried out",
    async (code) => {
      const { sandbox, stream } = await streaming();
      sandbox.addStreamFault({ name: "response-code", code, service: level1, command: "ADD" });
      expect((await stream.ask(level1, "VIEW", { fields: "0,8" })).content.code).toBe(0);
      const add = { keys: "MSFT", fields: "0,8" };
      expect((await stream.ask(level1, "ADD", add)).content).toEqual({
        code,
        msg: expect.stringMatching(/./),
      });
      sandbox.advanceMarket(60_000);
      expect((await stream.data()).map(({ key }) => key)).toEqual(["AAPL"]);
      // It happened once.
      expect((await stream.ask(level1, "ADD", add)).content.code).toBe(0);
    },
  );

  it.each([26, 27, 28, 29])("answers it with %i, another word for success", async (code) => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "response-code", code });
    expect((await stream.ask(level1, "ADD", { keys: "MSFT", fields: "0,8" })).content.code).toBe(code);
    expect((await stream.data()).map(({ key }) => key)).toEqual(["MSFT"]);
  });

  it.each([3, 12, 30])("answers it with %i, and severs the connection", async (code) => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "response-code", code });
    expect((await stream.ask(level1, "VIEW", { fields: "0,8" })).content.code).toBe(code);
    expect(await stream.closed).toBe(1006);
  });

  it("denies logins of a living token, as often as told", async () => {
    const { sandbox, connect, info, accessToken, open } = await streamingSandbox();
    sandbox.addStreamFault({ name: "token-expired", times: 2 });
    for (let time = 0; time < 2; time += 1) {
      const stream = await connect();
      const { content } = await stream.ask("ADMIN", "LOGIN", loginParameters(info, accessToken));
      expect(content).toEqual({ code: 3, msg: "Login Denied.: token is invalid or has expired." });
      expect(await stream.closed).toBe(1006);
    }
    await open();
  });
});

describe("a fault of a frame", () => {
  it("cuts the connection in its place", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "cut" });
    sandbox.advanceMarket(60_000);
    expect(await stream.closed).toBe(1006);
    expect(stream.waiting()).toBe(0);
  });

  it("lets the connection stall: nothing comes any more, and nothing ends", async () => {
    const { sandbox, stream, advance, open } = await streaming();
    sandbox.addStreamFault({ name: "stall", frame: "notify" });
    sandbox.advanceMarket(60_000);
    await stream.data();
    advance(10);
    sandbox.advanceMarket(60_000);
    let pongs = 0;
    stream.socket.on("pong", () => {
      pongs += 1;
    });
    stream.socket.ping();
    stream.send(level1, "VIEW", { fields: "0,1" });
    await expect.poll(() => sandbox.journal().at(-1)?.stream?.command).toBe("VIEW");
    // Another one takes over, and this one ends without having been told a word.
    await open();
    expect(await stream.closed).toBe(1006);
    expect([stream.waiting(), pongs]).toEqual([0, 0]);
  });

  it("stalls a login", async () => {
    const { sandbox, connect, info, accessToken } = await streamingSandbox();
    sandbox.addStreamFault({ name: "stall", frame: "response", service: "ADMIN" });
    const stream = await connect();
    stream.send("ADMIN", "LOGIN", loginParameters(info, accessToken));
    await expect.poll(() => sandbox.journal().at(-1)?.stream).toMatchObject({ command: "LOGIN", code: 0 });
    sandbox.dropStreams();
    expect(await stream.closed).toBe(1006);
    expect(stream.waiting()).toBe(0);
  });

  it("stalls a logout", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "stall", frame: "response" });
    stream.send("ADMIN", "LOGOUT");
    await expect.poll(() => sandbox.journal().at(-1)?.stream?.command).toBe("LOGOUT");
    sandbox.dropStreams();
    expect(await stream.closed).toBe(1006);
    expect(stream.waiting()).toBe(0);
  });

  it("puts an unreadable frame before it", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "garbage" });
    sandbox.advanceMarket(60_000);
    expect(await stream.next()).toEqual({ text: expect.any(String) });
    expect(await stream.data()).toMatchObject([{ key: "AAPL" }]);
  });

  it("sends it twice", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "duplicate", service: level1 });
    sandbox.advanceMarket(60_000);
    const once = await stream.next();
    expect(await stream.next()).toEqual(once);
    sandbox.advanceMarket(60_000);
    expect(await stream.next()).not.toEqual(once);
  });

  it("sends it after the next one", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "reorder" });
    for (let minute = 0; minute < 3; minute += 1) sandbox.advanceMarket(60_000);
    const volumes = [];
    for (let frame = 0; frame < 3; frame += 1) volumes.push(Number((await stream.data())[0]?.["8"]));
    const [second = 0, first = 0, third = 0] = volumes;
    expect([first < second, second < third]).toEqual([true, true]);
  });

  it("sends frames of two kinds each after the next one of its kind", async () => {
    const { sandbox, stream, advance } = await streaming();
    sandbox.addStreamFault({ name: "reorder" });
    sandbox.addStreamFault({ name: "reorder", frame: "notify" });
    for (let time = 0; time < 2; time += 1) {
      sandbox.advanceMarket(60_000);
      advance(10);
      sandbox.advanceMarket(0);
    }
    const [second, first] = [await stream.data(), await stream.data()].map(([item]) => Number(item?.["8"]));
    expect(second).toBeGreaterThan(first ?? Number.NaN);
    const heartbeats = [await stream.next(), await stream.next()];
    expect(heartbeats).toEqual(
      [20, 10].map((s) => ({ notify: [{ heartbeat: String(testTime + s * 1000) }] })),
    );
  });

  it.each<[StreamFault["name"], number, string]>([
    ["taken-over", 12, "maximum"],
    ["slow-consumer", 30, "slowness"],
    ["no-subscriptions", 30, "empty subscription"],
    ["stopped", 30, "administrator"],
  ])("says %s in its place, and severs the connection", async (name, code, word) => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name });
    sandbox.advanceMarket(60_000);
    expect(await stream.next()).toMatchObject({
      notify: [{ service: "ADMIN", content: { code, msg: expect.stringContaining(word) } }],
    });
    expect(await stream.closed).toBe(1006);
  });
});

describe("faults of the stream", () => {
  it("refuse a connection before it is one", async () => {
    const { sandbox, connect } = await streamingSandbox();
    sandbox.addStreamFault({ name: "refused" });
    await expect(connect()).rejects.toThrow("503");
    await connect();
    expect(sandbox.journal().slice(-2)).toMatchObject([{ status: 503, fault: "refused" }, { status: 101 }]);
  });

  it("drop all streams at once, and the next one is good", async () => {
    const { sandbox, stream, open } = await streaming();
    sandbox.dropStreams();
    expect(await stream.closed).toBe(1006);
    await open();
  });

  it("are cleared with the others", async () => {
    const { sandbox, stream } = await streaming();
    sandbox.addStreamFault({ name: "cut", frame: "response" });
    sandbox.clearFaults();
    expect((await stream.ask(level1, "VIEW", { fields: "0,8" })).content.code).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ["no object", [], "must be an object"],
    ["no name", {}, "needs a name"],
    ["an unknown name", { name: "late" }, "name must be one of"],
    ["a name that is no text", { name: ["cut"] }, "name must be one of"],
    ["a service that is no text", { name: "cut", service: ["ADMIN"] }, "service must be"],
    ["an inherited name", { name: "cut", constructor: 1 }, 'no member "constructor"'],
    ["no code", { name: "response-code" }, "needs a code"],
    ["a code that Schwab doesn't have", { name: "response-code", code: 4 }, "code must be one of"],
    ["a code of something else", { name: "cut", code: 3 }, "needs a code when"],
    ["an unknown command", { name: "response-code", code: 3, command: "QOS" }, "command must be"],
    ["a command of something else", { name: "cut", command: "SUBS" }, "can have a command only"],
    ["an unknown service", { name: "cut", service: "NEWS" }, "service must be"],
    ["a service of something else", { name: "refused", service: "ADMIN" }, "belongs to no service"],
    ["an unknown frame", { name: "cut", frame: "ping" }, "frame must be"],
    ["a frame of something else", { name: "token-expired", frame: "data" }, "doesn't happen to a frame"],
    ["no times at all", { name: "cut", times: 0 }, "times must be"],
  ])("are refused with the reason: %s", async (_what, fault, message) => {
    const sandbox = await sandboxForTest();
    expect(() => sandbox.addStreamFault(fault as StreamFault)).toThrow(TypeError);
    expect(() => sandbox.addStreamFault(fault as StreamFault)).toThrow(message);
  });
});
