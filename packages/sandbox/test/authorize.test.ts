import { describe, expect, it } from "vitest";
import { authorizeUrl, redirectOf, sandboxForTest } from "./support.js";

const callbackUrl = "https://127.0.0.1:8182";
const authorize = (url: string) => fetch(url, { redirect: "manual" });

describe("the authorize step with autoApprove", () => {
  it("returns at once with Schwab's code, session and the state", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl });
    const state = "a+b/c=d &ü%40";
    const answer = await authorize(authorizeUrl(sandbox, { state }));

    expect(answer.status).toBe(302);
    const location = answer.headers.get("location") ?? "";
    expect(location).toMatch(
      /^https:\/\/127\.0\.0\.1:8182\?code=C0\.b2F1dGgyLmJkYy5zY2h3YWIuY29t\.[\w-]{43}%40&session=[0-9a-f-]{36}&state=/,
    );
    expect(redirectOf(answer).searchParams.get("state")).toBe(state);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("adds no state when none came, and keeps the callback's own query", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl: `${callbackUrl}/back?app=1` });
    const target = redirectOf(await authorize(authorizeUrl(sandbox)));
    expect(target.searchParams.has("state")).toBe(false);
    expect(target.pathname).toBe("/back");
    expect(target.searchParams.get("app")).toBe("1");
  });

  it("does without response_type, as Schwab's own template, and without redirect_uri when only one is registered", async () => {
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl });
    const answer = await authorize(`${sandbox.url}/v1/oauth/authorize?client_id=${sandbox.appKey}`);
    expect(answer.status).toBe(302);
    expect(redirectOf(answer).origin).toBe(callbackUrl);
  });

  it("takes each of several registered callbacks, and needs one named", async () => {
    const second = "https://example.com/back";
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl: `${callbackUrl},${second}` });
    const named = await authorize(authorizeUrl(sandbox, { redirect_uri: second }));
    expect(named.headers.get("location")).toMatch(/^https:\/\/example\.com\/back\?code=/);

    const unnamed = await authorize(`${sandbox.url}/v1/oauth/authorize?client_id=${sandbox.appKey}`);
    expect(unnamed.status).toBe(400);
    expect(await unnamed.text()).toContain("several callback URLs");
  });

  it.each([
    ["a closing slash", { redirect_uri: "https://127.0.0.1:8182/" }],
    ["the scheme's case", { redirect_uri: "HTTPS://127.0.0.1:8182" }],
    ["another port", { redirect_uri: "https://127.0.0.1:8183" }],
    ["no port", { redirect_uri: "https://127.0.0.1" }],
    ["an empty redirect_uri", { redirect_uri: "" }],
    ["another host", { redirect_uri: "https://evil.example" }],
    ["another app", { client_id: "someone-else" }],
    ["another response type", { response_type: "token" }],
  ])("shows an error page and never redirects for %s", async (_what, parameters) => {
    const sandbox = await sandboxForTest({ autoApprove: true, callbackUrl });
    const answer = await authorize(authorizeUrl(sandbox, parameters));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("content-type")).toContain("text/html");
  });

  it("escapes what it shows of the request, and allows no script", async () => {
    const sandbox = await sandboxForTest({ callbackUrl });
    const answer = await authorize(
      authorizeUrl(sandbox, { redirect_uri: 'https://x.example/"><script>alert(1)</script>' }),
    );
    const page = await answer.text();
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' https://127.0.0.1:8182");
    expect(policy).not.toContain("unsafe");
  });
});
