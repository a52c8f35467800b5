import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./support/repository.js";

/** Starts the sandbox as the README says and gives its one line of JSON. */
async function startByNpm(): Promise<{ child: ChildProcess; ended: Promise<number | null>; line: string }> {
  const args = ["run", "-s", "schwab", "--", "sandbox", "--port", "0", "--auto-approve", "--json"];
  const child = spawn("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], detached: true });
  onTestFinished(() => {
    // The whole group, should anything of it be left.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, "SIGKILL");
    }
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await expect.poll(() => text, { timeout: 60_000 }).toContain("\n");
  return { child, ended, line: text };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .on("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

test("npm run schwab -- sandbox prints one line when ready, serves, and ends by a signal to npm alone", async () => {
  const { child, ended, line } = await startByNpm();
  expect(line.trim().split("\n")).toHaveLength(1);
  const ready = JSON.parse(line);
  expect(Object.keys(ready)).toEqual(["url", "appKey", "appSecret", "callbackUrl"]);
  const port = Number(new URL(ready.url).port);
  expect((await fetch(`${ready.url}/trader/v1/accounts`)).status).toBe(401);
  expect(await isFree(port)).toBe(false);
  child.kill("SIGTERM");
  await ended;
  expect(await isFree(port)).toBe(true);
}, 120_000);
