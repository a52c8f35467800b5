import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "./support/demo-in-chromium.js";

const main = fileURLToPath(new URL("../dist/server/main.js", import.meta.url));

test("off a terminal it prints the address, serves over https with --live, and ends on SIGTERM", async () => {
  const home = await mkdtemp(join(tmpdir(), "schwab-kit-demo-test-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const url = `https://127.0.0.1:${await freePort()}`;
  const app = spawn(process.execPath, [main, "--live", "--no-browser"], {
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      SCHWAB_APP_KEY: "key",
      SCHWAB_APP_SECRET: "canary-secret",
      SCHWAB_CALLBACK_URL: url,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void app.kill("SIGKILL"));
  let output = "";
  for (const stream of [app.stdout, app.stderr]) stream.on("data", (chunk) => (output += chunk));
  await expect.poll(() => output, { timeout: 10_000 }).toContain("Ctrl-C ends it.");
  expect(output).toContain(`The page is at ${url}\n`);
  expect(output).toContain("orders can be previewed only");
  const [response] = await once(get(`${url}/demo/config`, { rejectUnauthorized: false }), "response");
  expect(response.headers["content-security-policy"]).toContain("connect-src 'self' wss://*.schwab.com;");
  const config = JSON.parse((await response.toArray()).join(""));
  expect(config).toEqual({ mode: "live", appKey: "key", callbackUrl: url, mayPlaceOrders: false });
  app.kill("SIGTERM");
  expect(await once(app, "exit")).toEqual([0, null]);
  expect(output).not.toContain("canary-secret");
});
