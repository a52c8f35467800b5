import { describe, expect, it } from "vitest";
import type { FaultName } from "../src/index.js";
import { refresh } from "./support.js";
import { daysBack, limitOrder, tradingSandbox } from "./trader-support.js";

const path = "/trader/v1/accounts/accountNumbers";

describe("a fault by name", () => {
  it.each<[FaultName, number, string, string]>([
    ["akamai-403", 403, "text/html", "Access Denied"],
    ["empty-401", 401, "", ""],
    ["empty-404", 404, "", ""],
    ["gateway-401", 401, "json", '"detail":"Client not authorized"'],
    ["gateway-timeout", 504, "json", '"errorcode":"messaging.adaptors.http.flow.GatewayTimeout"'],
    ["invalid-account-number", 400, "json", '{"message":"Invalid account number"}'],
    ["maintenance-html", 503, "text/html", "maintenance"],
    ["overloaded", 529, "", ""],
    ["rate-limited", 429, "json", "Too Many Requests"],
    ["rate-limited-without-retry-after", 429, "", ""],
    ["service-error-500", 500, "json", '{"message":"Internal Server Error"}'],
    ["service-unavailable", 503, "json", '{"message":"Service Unavailable"}'],
    ["too-big-body", 502, "json", '"errorcode":"protocol.http.TooBigBody"'],
    ["whitelabel-500", 500, "text/html", "Whitelabel Error Page"],
  ])("%s answers as Schwab does", async (name, status, type, body) => {
    const { sandbox, send } = await tradingSandbox();
    sandbox.addFault({ name, path });
    const answer = await send("GET", "/accounts/accountNumbers");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type") ?? "").toContain(type);
    expect(await answer.text()).toContain(body);
    expect(answer.headers.get("retry-after")).toBe(name === "rate-limited" ? "1" : null);
    expect(sandbox.journal().at(-1)?.fault).toContain(`${name}: not carried out, answer replaced`);
    expect((await send("GET", "/accounts/accountNumbers")).status).toBe(200);
  });

  it("knows where it belongs: too-big-body at the chains, refresh-token-rejected at the token endpoint", async () => {
    const { sandbox, send } = await tradingSandbox();
    sandbox.addFault({ name: "too-big-body" });
    sandbox.addFault({ name: "refresh-token-rejected" });
    sandbox.addFault({ name: "invalid-client" });
    expect((await send("GET", "/accounts/accountNumbers")).status).toBe(200);
    expect((await send("GET", "/../../marketdata/v1/chains?symbol=$SPX")).status).toBe(502);
    const rejected = await refresh(sandbox, "anything");
    expect(rejected.status).toBe(400);
    expect(await rejected.json()).toMatchObject({
      error: "unsupported_token_type",
      error_description: expect.stringContaining("refresh_token_authentication_error"),
    });
    const client = await refresh(sandbox, "anything");
    expect([client.status, await client.json()]).toEqual([
      401,
      expect.objectContaining({ error: "invalid_client" }),
    ]);
  });

  it("can be told otherwise by what stands beside the name", async () => {
    const { sandbox, send } = await tradingSandbox();
    sandbox.addFault({ name: "rate-limited", path, headers: { "Retry-After": "30" }, times: 2 });
    for (let time = 0; time < 2; time += 1) {
      const answer = await send("GET", "/accounts/accountNumbers");
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
    }
  });

  it("can cut the connection, or the answer in half", async () => {
    const { sandbox, send } = await tradingSandbox();
    sandbox.addFault({ name: "connection-cut", path });
    await expect(send("GET", "/accounts/accountNumbers")).rejects.toThrow("fetch failed");
    sandbox.addFault({ name: "truncated-body", path });
    const half = await send("GET", "/accounts/accountNumbers");
    await expect(half.text()).rejects.toThrow("terminated");
  });

  it("can keep the answer back for good", async () => {
    const { sandbox } = await tradingSandbox();
    sandbox.addFault({ name: "no-answer", path });
    const impatient = AbortSignal.timeout(20);
    await expect(fetch(`${sandbox.url}${path}`, { signal: impatient })).rejects.toThrow("timeout");
  });

  it("is listed, added and refused by the admin API", async () => {
    const { sandbox, send } = await tradingSandbox();
    const names = (await (await fetch(`${sandbox.url}/sandbox/faults/names`)).json()) as string[];
    expect(names).toContain("whitelabel-500");
    expect(new Set(names).size).toBe(22);
    const post = (fault: unknown) =>
      fetch(`${sandbox.url}/sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
    for (const name of names) expect((await post({ name, path: "/x" })).status).toBe(201);
    const added = await post({ name: "maintenance-html", path: "/trader/v1/*" });
    expect(await added.json()).toMatchObject({
      name: "maintenance-html",
      status: 503,
      times: 1,
      process: false,
    });
    expect((await send("GET", "/accounts")).status).toBe(503);
    for (const [fault, message] of [
      [{ name: "no-such", path }, "name must be one of akamai-403, "],
      [{ name: "constructor", path }, "name must be one of"],
      [{ name: "akamai-403" }, "needs a path"],
    ] as const) {
      const refused = await post(fault);
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { error: expect.stringContaining(message) },
      ]);
    }
  });
});

describe("an order whose answer goes wrong", () => {
  it.each<[FaultName, number | undefined]>([
    ["order-answer-lost", undefined],
    ["order-503-after-acceptance", 503],
    ["order-without-location", 201],
  ])("is at Schwab all the same: %s", async (name, status) => {
    const { sandbox, send, read, cash, margin } = await tradingSandbox();
    sandbox.addFault({ name });
    expect((await send("POST", `${cash}/previewOrder`, limitOrder())).status).toBe(200);
    const answer = await send("POST", `${cash}/orders`, limitOrder()).catch(() => undefined);
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get("location") ?? null).toBeNull();
    expect(await read(`/orders?${daysBack(1)}`)).toMatchObject([{ status: "WORKING", price: 100.1 }]);
    expect((await send("POST", `${margin}/orders`, limitOrder())).headers.get("location")).not.toBeNull();
  });
});

describe("a fault's path", () => {
  it.each<[string, string, boolean]>([
    ["/a", "/a", true],
    ["/a", "/a/b", false],
    ["/a/*", "/a/b/c", true],
    ["/a/*", "/a", false],
    ["/a*", "/ab/c", true],
    ["/a/*/c", "/a/b/c", true],
    ["/a/*/c", "/a/b/d", false],
    ["/a/*/c", "/a/b/c/d", false],
    ["/a/*/c", "/a/b/b/c", false],
    ["/*/b/*", "/a/b/c", true],
    ["/*", "/", true],
  ])("%s for %s: %s", async (pattern, asked, matches) => {
    const { sandbox } = await tradingSandbox();
    sandbox.addFault({ path: pattern, status: 418 });
    expect((await fetch(`${sandbox.url}${asked}`)).status === 418).toBe(matches);
  });
});
