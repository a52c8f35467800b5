import { once } from "node:events";
import { connect, createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { type SandboxOptions, startSandbox } from "../src/index.js";
import { login, sandboxForTest } from "./support.js";

describe("startSandbox", () => {
  it("makes up Schwab-like credentials and a callback whose port is free", async () => {
    const one = await sandboxForTest();
    const other = await sandboxForTest();
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(one.appKey).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(one.appSecret).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(one.appKey).not.toBe(other.appKey);
    expect(one.callbackUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(new URL(one.callbackUrl).port).not.toBe(new URL(one.url).port);
    const listener = createServer().listen(Number(new URL(one.callbackUrl).port), "127.0.0.1");
    onTestFinished(() => void listener.close());
    await once(listener, "listening");
  });

  it("leaves the process's own Request and Response alone", async () => {
    const { Request, Response } = globalThis;
    await sandboxForTest();
    expect(globalThis.Request).toBe(Request);
    expect(globalThis.Response).toBe(Response);
  });

  it("takes given credentials and callbacks, http on loopback included", async () => {
    const options = { appKey: "key/+~", appSecret: "se:cret", callbackUrl: "http://127.0.0.1:8182/back" };
    const sandbox = await sandboxForTest({ ...options, autoApprove: true });
    expect(sandbox).toMatchObject(options);
    expect((await login(sandbox)).expires_in).toBe(1800);
  });

  it.each<[string, unknown, string]>([
    ["an unknown option", { prot: 1 }, 'no option "prot"'],
    ["a port out of range", { port: 65_536 }, "port must be"],
    ["a port that is text", { port: "80" }, "port must be"],
    ["a negative life of access tokens", { accessTokenTtl: -1 }, "accessTokenTtl must be"],
    ["half a second", { accessTokenTtl: 0.5 }, "accessTokenTtl must be"],
    ["no life of refresh tokens", { refreshTokenTtl: 0 }, "refreshTokenTtl must be"],
    ["an unknown rotation", { rotateRefreshTokens: "always" }, '"off", "strict" or "grace"'],
    ["autoApprove as text", { autoApprove: "yes" }, "autoApprove must be"],
    ["a seed that is a number", { seed: 5 }, "seed must be"],
    ["a market's time before 2000", { marketTime: 5 }, "years 2000 to 2100"],
    ["a speed below zero", { speed: -1 }, "speed must be"],
    ["a speed that is text", { speed: "60" }, "speed must be"],
    ["a clock that is a number", { now: 5 }, "now must be a function"],
    ["an empty app key", { appKey: "" }, "appKey must be"],
    ["an app key with a colon", { appKey: "a:b" }, "appKey must be"],
    ["an app secret with a blank", { appSecret: "hidden word" }, "appSecret must be"],
    ["a callback that is no URL", { callbackUrl: "127.0.0.1:8182" }, "callbackUrl"],
    ["a callback after a blank", { callbackUrl: "https://127.0.0.1:1, https://127.0.0.1:2" }, "not a URL"],
    ["an empty callback", { callbackUrl: "" }, "not a URL"],
    ["http elsewhere", { callbackUrl: "http://example.com" }, "must be https"],
    ["a callback with a fragment", { callbackUrl: "https://127.0.0.1:1/#x" }, "no fragment"],
    ["callbacks of more than 255 characters", { callbackUrl: `https://a.example/${"x".repeat(255)}` }, "255"],
  ])("refuses %s", async (_what, options, message) => {
    const error: unknown = await startSandbox(options as SandboxOptions).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("hidden word");
  });

  it("says so when the port is taken", async () => {
    const { url } = await sandboxForTest();
    const port = Number(new URL(url).port);
    await expect(startSandbox({ port })).rejects.toThrow(
      `The sandbox cannot listen on 127.0.0.1:${port}: another program has the port.`,
    );
  });
});

describe("close", () => {
  it("cuts open connections, frees the port, and may be called again", async () => {
    const sandbox = await startSandbox();
    const port = Number(new URL(sandbox.url).port);
    const idle = connect(port, "127.0.0.1");
    await once(idle, "connect");
    const cut = once(idle, "close");
    await Promise.all([sandbox.close(), sandbox[Symbol.asyncDispose]()]);
    await cut;

    await expect(fetch(sandbox.url)).rejects.toThrow("fetch failed");
    const next = await sandboxForTest({ port });
    expect(next.url).toBe(sandbox.url);
  });
});
