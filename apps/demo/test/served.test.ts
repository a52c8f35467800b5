import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startDemo } from "../src/server/start-demo.js";
import { freePort, pageFolder, runDemo } from "./support/demo-in-chromium.js";

test("a taken port is said and ends the start, with nothing left running", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void other.close());
  await expect(startDemo({ mode: "sandbox", port }, pageFolder)).rejects.toMatchObject({
    code: "port-unavailable",
    message: expect.stringContaining(String(port)),
  });
});

test("the page comes with a strict Content-Security-Policy, and has nothing inline", async () => {
  const { url, sandbox } = await runDemo();
  const response = await fetch(url);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`connect-src 'self' ${sandbox.url.replace("http", "ws")}/ws;`);
  expect(policy).not.toMatch(/unsafe|\*|data:|http/);
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/i);
});

test.each([
  "/../package.json",
  "/%2e%2e/package.json",
  "/assets/../../server/main.js",
  "/server/main.js",
  "/main.tsx",
  "/assets/",
  "/sandbox/journal",
])("%s is not served", async (path) => {
  const { url } = await runDemo();
  const response = await fetch(url + path);
  expect(response.status).toBeGreaterThanOrEqual(400);
});

test("the configuration holds no secret", async () => {
  const { url, sandbox } = await runDemo();
  const config = await (await fetch(`${url}/demo/config`)).text();
  expect(JSON.parse(config)).toMatchObject({ mode: "sandbox", appKey: sandbox.appKey, mayPlaceOrders: true });
  expect(config).not.toContain(sandbox.appSecret);
});

test.each(["cross-site", "same-site", "none", undefined])(
  "a page of another site (%s) can't end the token",
  async (site) => {
    const { url } = await runDemo();
    const headers: Record<string, string> = site === undefined ? {} : { "sec-fetch-site": site };
    const response = await fetch(`${url}/demo/expire-access-tokens`, { method: "POST", headers });
    expect(response.status).toBe(403);
  },
);
