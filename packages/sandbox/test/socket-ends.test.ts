import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { streamingSandbox } from "./socket-support.js";
import { rawRequest, sandboxForTest, testTime } from "./support.js";

it("sends a heartbeat every ten seconds of the sandbox's clock", async () => {
  const { sandbox, open, connect, advance } = await streamingSandbox();
  const bystander = await connect();
  const stream = await open();
  advance(9);
  sandbox.advanceMarket(0);
  advance(1);
  sandbox.advanceMarket(0);
  sandbox.advanceMarket(0);
  advance(10);
  sandbox.advanceMarket(0);
  expect(await stream.next()).toEqual({ notify: [{ heartbeat: String(testTime + 10_000) }] });
  expect(await stream.next()).toEqual({ notify: [{ heartbeat: String(testTime + 20_000) }] });
  expect(stream.waiting()).toBe(0);
  // One that has not logged in gets none: its next frame is this answer.
  expect((await bystander.ask("ADMIN", "LOGOUT")).content.code).toBe(20);
});

it("stops a stream that has had no subscription for a minute", async () => {
  const { sandbox, open, advance } = await streamingSandbox();
  const stream = await open();
  advance(50);
  await stream.ask("CHART_FUTURES", "SUBS", { keys: "NOPE", fields: "0,1" });
  advance(50);
  sandbox.advanceMarket(0);
  expect(await stream.next()).toHaveProperty("notify");
  await stream.ask("CHART_FUTURES", "UNSUBS", { keys: "NOPE" });
  advance(60);
  sandbox.advanceMarket(0);
  expect(await stream.next()).toEqual({
    notify: [
      {
        service: "ADMIN",
        timestamp: testTime + 160_000,
        content: { code: 30, msg: "Stop streaming due to empty subscription" },
      },
    ],
  });
  expect(await stream.closed).toBe(1006);
});

describe("a connection", () => {
  it.each<[string, string, Record<string, string>, number]>([
    ["another path", "/other", {}, 404],
    ["a path that is no URL", "//", {}, 404],
    ["another protocol", "/marketdata/v1/quotes", { Upgrade: "h2c" }, 400],
    ["a foreign host", "/ws", { Host: "rebound.example" }, 403],
    ["a foreign page", "/ws", { Origin: "https://evil.example" }, 403],
    ["a page of another scheme", "/ws", { Origin: "evil-http://localhost" }, 403],
    ["a page without an origin", "/ws", { Origin: "null" }, 403],
    ["a host that only looks like loopback", "/ws", { Origin: "http://localhost.evil.example" }, 403],
  ])("is refused: %s", async (_what, path, headers, status) => {
    const sandbox = await sandboxForTest();
    const answer = await rawRequest(`${sandbox.url}${path}`, { headers: { ...upgrade, ...headers } });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toHaveProperty("message");
    expect(sandbox.journal()).toMatchObject([{ method: "GET", path, status }]);
  });

  it.each(["http://127.0.0.1:8182", "https://localhost", "http://[::1]:3000"])(
    "is open to a page of this machine: %s",
    async (origin) => {
      const { connect } = await streamingSandbox();
      const stream = await connect({ Origin: origin });
      expect((await stream.ask("ADMIN", "LOGOUT")).content.code).toBe(20);
    },
  );

  it("is one of a hundred", async () => {
    const { connect, info } = await streamingSandbox();
    const streams = [];
    for (let count = 0; count < 100; count += 1) streams.push(await connect());
    const refused = new WebSocket(info.streamerSocketUrl);
    expect(await new Promise((resolve) => refused.on("error", resolve))).toMatchObject({
      message: expect.stringContaining("503"),
    });
    streams[0]?.socket.terminate();
    await streams[0]?.closed;
    await expect.poll(() => connect().then(() => "open", String)).toBe("open");
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const { sandbox, open } = await streamingSandbox();
    const streams = [await open(), await open()];
    expect(vi.getTimerCount()).toBe(1);
    for (const { socket } of streams) socket.terminate();
    await expect.poll(() => vi.getTimerCount()).toBe(0);
    await open();
    expect(vi.getTimerCount()).toBe(1);
    await sandbox.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends with the sandbox, which leaves nothing open", async () => {
    const { sandbox, open, info } = await streamingSandbox();
    const stream = await open();
    await sandbox.close();
    expect(await stream.closed).toBe(1006);
    const late = new WebSocket(info.streamerSocketUrl);
    expect(await new Promise((resolve) => late.on("error", resolve))).toMatchObject({ code: "ECONNREFUSED" });
  });

  it("that is refused ends, though the other side keeps its half open", async () => {
    const sandbox = await sandboxForTest();
    const { host, hostname, port } = new URL(sandbox.url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.write(`GET /other HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    socket.resume();
    await once(socket, "end");
    await sandbox.close();
    await expect(fetch(sandbox.url)).rejects.toThrow();
  });
});

const upgrade = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
};

it("leaves a request that wants no WebSocket to the others", async () => {
  const sandbox = await sandboxForTest();
  expect((await fetch(`${sandbox.url}/ws`)).status).toBe(404);
});
