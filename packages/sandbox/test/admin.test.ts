import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Sandbox } from "../src/index.js";
import { streamingSandbox } from "./socket-support.js";
import { get, login, rawRequest, refresh, sandboxForTest } from "./support.js";

function send(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${sandbox.url}/sandbox${path}`, { method, ...(text !== undefined && { body: text }) });
}

describe("the admin API", () => {
  it("shows and clears the journal, without the admin requests", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    await login(sandbox);
    const shown = await send(sandbox, "GET", "/journal");
    expect(shown.headers.get("cache-control")).toBe("no-store");
    const entries = (await shown.json()) as { path: string }[];
    expect(entries).toEqual(sandbox.journal());
    expect(entries.map(({ path }) => path)).toEqual(["/v1/oauth/authorize", "/v1/oauth/token"]);
    expect((await send(sandbox, "DELETE", "/journal")).status).toBe(204);
    expect(sandbox.journal()).toEqual([]);
  });

  it("expires access tokens, refresh tokens, or all", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const state = async (which: string) => {
      const { access_token, refresh_token } = await login(sandbox);
      expect((await send(sandbox, "POST", "/tokens/expire", { which })).status).toBe(204);
      const call = await get(sandbox, "/trader/v1/accounts", access_token);
      return [call.status, (await refresh(sandbox, refresh_token)).status];
    };
    expect(await state("access")).toEqual([401, 200]);
    expect(await state("refresh")).toEqual([200, 400]);
    expect(await state("all")).toEqual([401, 400]);
  });

  it("revokes the login", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token, refresh_token } = await login(sandbox);
    expect((await send(sandbox, "POST", "/tokens/revoke")).status).toBe(204);
    expect((await get(sandbox, "/trader/v1/accounts", access_token)).status).toBe(401);
    expect((await refresh(sandbox, refresh_token)).status).toBe(400);
  });

  it("adds, shows with the times left, and clears faults", async () => {
    const sandbox = await sandboxForTest();
    const added = await send(sandbox, "POST", "/faults", {
      path: "/a",
      method: "get",
      status: 503,
      times: 3,
    });
    expect(added.status).toBe(201);
    const fault = { path: "/a", method: "GET", status: 503, process: false, delayMs: 0, times: 3 };
    expect(await added.json()).toEqual(fault);
    expect((await fetch(`${sandbox.url}/a`)).status).toBe(503);
    expect(await (await send(sandbox, "GET", "/faults")).json()).toEqual([{ ...fault, times: 2 }]);
    expect((await send(sandbox, "DELETE", "/faults")).status).toBe(204);
    expect((await fetch(`${sandbox.url}/a`)).status).toBe(404);
  });

  it("adds, shows with the times left, and clears faults of the stream", async () => {
    const sandbox = await sandboxForTest();
    const added = await send(sandbox, "POST", "/stream-faults", { name: "refused", times: 3 });
    expect(added.status).toBe(201);
    expect(await added.json()).toEqual({ name: "refused", times: 3 });
    const refused = new WebSocket(`${sandbox.url.replace("http", "ws")}/ws`);
    await once(refused, "error");
    const pending = async () => await (await send(sandbox, "GET", "/stream-faults")).json();
    expect(await pending()).toEqual([{ name: "refused", times: 2 }]);
    expect((await send(sandbox, "DELETE", "/stream-faults")).status).toBe(204);
    expect(await pending()).toEqual([]);
    const names = await (await send(sandbox, "GET", "/stream-faults/names")).json();
    expect(names).toContain("slow-consumer");
  });

  it("drops all streams", async () => {
    const { sandbox, open } = await streamingSandbox();
    const stream = await open();
    expect((await send(sandbox, "POST", "/streams/drop")).status).toBe(204);
    expect(await stream.closed).toBe(1006);
  });

  it.each<[string, unknown, string]>([
    ["/stream-faults", { name: "late" }, "name must be one of"],
    ["/stream-faults", "{not json", "must be an object"],
    ["/faults", "{not json", "must be an object"],
    ["/faults", { path: "/a", state: 503 }, 'no member \\"state\\"'],
    ["/faults", [], "must be an object"],
    ["/tokens/expire", "", "Expected"],
    ["/tokens/expire", { which: "some" }, "Expected"],
    ["/tokens/expire", { which: "all", when: "now" }, "Expected"],
    ["/tokens/expire", "null", "Expected"],
  ])("says what %s expects when it gets %j", async (path, body, message) => {
    const sandbox = await sandboxForTest();
    const answer = await send(sandbox, "POST", path, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
  });

  it("answers 404 with its own contents for another path", async () => {
    const sandbox = await sandboxForTest();
    for (const path of ["", "/", "/tokens", "/nothing"]) {
      const answer = await send(sandbox, "GET", path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("/sandbox/journal");
    }
  });

  it("refuses a body that is too large, or whose length is not announced", async () => {
    const sandbox = await sandboxForTest();
    const large = "x".repeat(256 * 1024 + 1);
    expect((await send(sandbox, "POST", "/faults", large)).status).toBe(413);
    const headers = { "Transfer-Encoding": "chunked" };
    for (const path of ["/v1/oauth/token", "/sandbox/faults"]) {
      const answer = await rawRequest(`${sandbox.url}${path}`, { method: "POST", headers }, large);
      expect(answer.status).toBe(411);
    }
    expect(sandbox.journal()).toMatchObject([{ path: "/v1/oauth/token", status: 411 }]);
  });
});

describe("foreign pages", () => {
  it.each<[string, Record<string, string>]>([
    ["a foreign Host", { Host: "evil.example" }],
    ["the right name with another port", { Host: "127.0.0.1:1" }],
    ["a foreign Origin", { Origin: "https://evil.example" }],
    ["the null Origin", { Origin: "null" }],
    ["https in the Origin", { Origin: "https://localhost" }],
    ["a cross-site request", { "Sec-Fetch-Site": "cross-site" }],
    ["a same-site request", { "Sec-Fetch-Site": "same-site" }],
  ])("cannot use the admin API: %s", async (_what, headers) => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    const { access_token } = await login(sandbox);
    for (const [method, path] of [
      ["GET", "/sandbox/journal"],
      ["POST", "/sandbox/tokens/revoke"],
      ["GET", "/sandbox/nothing"],
    ] as const) {
      expect((await rawRequest(`${sandbox.url}${path}`, { method, headers })).status).toBe(403);
    }
    expect((await get(sandbox, "/trader/v1/accounts", access_token)).status).toBe(200);
  });

  it("the sandbox's own pages and command-line tools can", async () => {
    const sandbox = await sandboxForTest();
    const { port } = new URL(sandbox.url);
    for (const headers of [
      {},
      { Host: `localhost:${port}` },
      { Host: `LOCALHOST:${port}`, Origin: `http://localhost:${port}` },
      { Origin: sandbox.url, "Sec-Fetch-Site": "same-origin" },
      { "Sec-Fetch-Site": "none" },
    ]) {
      expect((await rawRequest(`${sandbox.url}/sandbox/journal`, { headers })).status).toBe(200);
    }
  });

  it("reach nothing else either under a foreign Host, and spend no fault there", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true });
    sandbox.addFault({ path: "/v1/oauth/authorize", status: 503 });
    const headers = { Host: "evil.example" };
    for (const path of ["/v1/oauth/authorize", "/trader/v1/accounts", "/", "/%73andbox/journal"]) {
      const answer = await rawRequest(`${sandbox.url}${path}`, { headers });
      expect(answer.status).toBe(403);
    }
    expect((await fetch(`${sandbox.url}/v1/oauth/authorize`)).status).toBe(503);
    expect(sandbox.journal().map(({ host, status }) => [host, status])).toContainEqual(["evil.example", 403]);
  });
});
