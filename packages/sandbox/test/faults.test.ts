import { describe, expect, it } from "vitest";
import type { Fault } from "../src/index.js";
import { authorizeUrl, get, login, rawRequest, refresh, sandboxForTest, tokens } from "./support.js";

const accounts = "/trader/v1/accounts";
const token = "/v1/oauth/token";

describe("a fault", () => {
  it("answers with its status, body and headers in place of the sandbox", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    sandbox.addFault({
      path: accounts,
      status: 403,
      body: "<html>Access Denied</html>",
      headers: { "Retry-After": "7", Date: "Mon, 01 Jan 2024 00:00:00 GMT" },
    });
    const answer = await get(sandbox, accounts, access_token);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe("<html>Access Denied</html>");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=UTF-8");
    expect(answer.headers.get("retry-after")).toBe("7");
    expect(answer.headers.get("date")).toBe("Mon, 01 Jan 2024 00:00:00 GMT");
    expect((await get(sandbox, accounts, access_token)).status).toBe(200);
  });

  it("can send any content type, an empty body, or a redirect", async () => {
    const sandbox = await sandboxForTest();
    sandbox.addFault({ path: "/a", body: '{"fault":{}}', contentType: "application/json" });
    sandbox.addFault({ path: "/a", status: 204 });
    sandbox.addFault({ path: "/a", status: 302, headers: { Location: "https://elsewhere.example/" } });
    const ask = () => fetch(`${sandbox.url}/a`, { redirect: "manual" });
    const json = await ask();
    expect([json.status, await json.json()]).toEqual([500, { fault: {} }]);
    expect((await ask()).status).toBe(204);
    expect((await ask()).headers.get("location")).toBe("https://elsewhere.example/");
  });

  it("happens as often as told, to its path and method only, oldest first", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    sandbox.addFault({ path: "/trader/v1/*", method: "get", status: 502, times: 2 });
    sandbox.addFault({ path: accounts, status: 503 });
    expect((await get(sandbox, "/marketdata/v1/quotes?symbols=AAPL", access_token)).status).toBe(200);
    expect((await refresh(sandbox, "x")).status).toBe(400);
    const statuses = [];
    for (let time = 0; time < 4; time += 1)
      statuses.push((await get(sandbox, accounts, access_token)).status);
    expect(statuses).toEqual([502, 502, 503, 200]);
  });

  it("can be taken back", async () => {
    const sandbox = await sandboxForTest();
    sandbox.addFault({ path: "*".padStart(2, "/"), status: 503, times: 100 });
    sandbox.clearFaults();
    expect((await fetch(authorizeUrl(sandbox))).status).toBe(200);
  });

  it("can carry the request out and replace its answer, or only its headers", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const { refresh_token } = await login(sandbox);
    sandbox.addFault({ path: token, process: true, status: 502, body: "Bad Gateway" });
    const answer = await refresh(sandbox, refresh_token);
    expect([answer.status, await answer.text()]).toEqual([502, "Bad Gateway"]);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect((await refresh(sandbox, refresh_token)).status).toBe(400);

    const again = await login(sandbox);
    sandbox.addFault({ path: token, headers: { Date: "Mon, 01 Jan 2024 00:00:00 GMT" } });
    const dated = await refresh(sandbox, again.refresh_token);
    expect(dated.headers.get("date")).toBe("Mon, 01 Jan 2024 00:00:00 GMT");
    expect((await tokens(dated)).access_token).toMatch(/^I0\./);
  });

  it("does not carry the request out unless told", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const { refresh_token } = await login(sandbox);
    sandbox.addFault({ path: token, method: "POST", status: 503 });
    expect((await refresh(sandbox, refresh_token)).status).toBe(503);
    expect((await refresh(sandbox, refresh_token)).status).toBe(200);
  });
});

describe("a fault with a delay", () => {
  it("holds back the answer of a request that was carried out", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const { refresh_token } = await login(sandbox);
    sandbox.addFault({ path: token, delayMs: 60 });
    const began = performance.now();
    const slow = refresh(sandbox, refresh_token);
    await tokens(await slow);
    expect(performance.now() - began).toBeGreaterThanOrEqual(59);
    expect((await refresh(sandbox, refresh_token)).status).toBe(400);
  });

  it("outlives a client that gives up, and does not hold up close", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    sandbox.addFault({ path: "/slow", delayMs: 3_600_000, times: 2 });
    const impatient = AbortSignal.timeout(20);
    await expect(fetch(`${sandbox.url}/slow`, { signal: impatient })).rejects.toThrow("timeout");
    const waiting = rawRequest(`${sandbox.url}/slow`, {});
    const ended = expect(waiting).rejects.toThrow(/socket hang up|ECONNRESET/);
    const pending = async () => (await fetch(`${sandbox.url}/sandbox/faults`)).json();
    await expect.poll(pending).toEqual([]);
    await sandbox.close();
    await ended;
  });
});

describe("a fault with a cut", () => {
  it.each([
    ["carried out, so that its rotated token is lost", true, 400],
    ["not carried out, so that it can be repeated", false, 200],
  ])("cuts before the answer of a refresh that was %s", async (_what, process, afterwards) => {
    const sandbox = await sandboxForTest({ autoApprove: true, rotateRefreshTokens: "strict" });
    const { refresh_token } = await login(sandbox);
    sandbox.addFault({ path: token, cut: "before-answer", process });
    const error: unknown = await refresh(sandbox, refresh_token).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as { cause: { code: string } }).cause.code).toMatch(/^(UND_ERR_SOCKET|ECONNRESET)$/);
    expect((await refresh(sandbox, refresh_token)).status).toBe(afterwards);
  });

  it.each<[string, Fault, string]>([
    ["the real body", { path: token, cut: "halfway", process: true }, '{"expires_in":1800'],
    ["a given body", { path: token, cut: "halfway", status: 200, body: "0123456789" }, "01234"],
  ])("cuts halfway through %s", async (_what, fault, begins) => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { refresh_token } = await login(sandbox);
    sandbox.addFault(fault);
    const answer = await refresh(sandbox, refresh_token);
    expect(answer.status).toBe(200);
    const announced = Number(answer.headers.get("content-length"));
    let received = "";
    const readAll = async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) received += decoder.decode(chunk, { stream: true });
    };
    await expect(readAll()).rejects.toThrow("terminated");
    expect(received.startsWith(begins)).toBe(true);
    expect(received.length).toBe(Math.floor(announced / 2));
    expect((await refresh(sandbox, refresh_token)).status).toBe(200);
  });

  it("cuts halfway through an answer without a body too", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    sandbox.addFault({ path: "/v1/oauth/authorize", cut: "halfway", process: true });
    await expect(rawRequest(authorizeUrl(sandbox), {})).rejects.toThrow("aborted");
  });
});

describe("a fault that cannot be played", () => {
  it.each<[string, unknown, string]>([
    ["not an object", "503", "must be an object"],
    ["no path", { status: 503 }, "needs a path"],
    ["a relative path", { path: "v1", status: 503 }, "path must be"],
    ["an admin path", { path: "/sandbox/journal", status: 503 }, "outside /sandbox/"],
    ["an unknown member", { path: "/a", statuss: 503 }, 'no member "statuss"'],
    ["an inherited name", { path: "/a", constructor: 1 }, 'no member "constructor"'],
    ["a status out of range", { path: "/a", status: 600 }, "from 200 to 599"],
    ["a status that is text", { path: "/a", status: "503" }, "status must be"],
    ["no body but text", { path: "/a", body: {} }, "body must be a string"],
    ["an unknown cut", { path: "/a", cut: "later" }, '"before-answer" or "halfway"'],
    ["a negative delay", { path: "/a", delayMs: -1 }, "delayMs must be"],
    ["no times at all", { path: "/a", status: 503, times: 0 }, "times must be"],
    ["headers that are none", { path: "/a", headers: { "a b": "c" } }, "headers must be"],
    ["a false length", { path: "/a", headers: { "Content-Length": "1" } }, "headers must be"],
    ["a bad method", { path: "/a", method: "GET /", status: 503 }, "method must be"],
    ["nothing that happens", { path: "/a" }, "at least one of"],
    [
      "a delay of a request that is not carried out",
      { path: "/a", delayMs: 5, process: false },
      "process false",
    ],
    ["half of nothing", { path: "/a", cut: "halfway" }, "half of what"],
    ["the type of nothing", { path: "/a", status: 503, contentType: "text/plain" }, "needs the body"],
    ["a body that its status forbids", { path: "/a", status: 204, body: "x" }, "cannot have a body"],
  ])("is refused: %s", async (_what, fault, message) => {
    const sandbox = await sandboxForTest();
    expect(() => sandbox.addFault(fault as Fault)).toThrow(TypeError);
    expect(() => sandbox.addFault(fault as Fault)).toThrow(message);
  });
});
