import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { logInto } from "./support/log-in.js";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

/** What a program does that closes nothing: it has to end all the same, once it has its answer. */
const program = `
  import { TokenManager } from "@schwab-kit/core";
  import { tokenFile } from "@schwab-kit/storage-node-fs";
  const { options, path, failing } = JSON.parse(process.env.GIVEN);
  const storage = tokenFile(path);
  if (failing) storage.save = () => Promise.reject(new Error("no"));
  const manager = new TokenManager({ ...options, storage });
  const told = [];
  manager.subscribe((event) => told.push(event.type));
  const rejected = await manager.getAccessToken();
  await manager.getAccessToken({ rejected });
  console.log(JSON.stringify(told));
`;

test.each([
  ["after a refresh, with somebody listening", false, ["refreshed"]],
  ["although a save has failed and is to be tried again", true, ["save-failed", "refreshed"]],
] as const)("a process ends by itself %s", async (_, failing, told) => {
  const folder = mkdtempSync(join(tmpdir(), "schwab-kit-ends-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const path = join(folder, "token.json");
  await logInto(sandbox, path);
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    // One that hangs is ended, and fails.
    timeout: 20_000,
    env: {
      PATH: process.env["PATH"],
      GIVEN: JSON.stringify({ options: { appKey, appSecret, baseUrl }, path, failing }),
    },
  });
  expect(JSON.parse(stdout)).toEqual(told);
});

/** Somebody streams until the sandbox is closed. */
const streamed = `
  import { once } from "node:events";
  import { startSandbox } from "@schwab-kit/sandbox";
  import { WebSocket } from "ws";
  const sandbox = await startSandbox();
  const stream = new WebSocket(sandbox.url.replace("http", "ws") + "/ws");
  const closed = once(stream, "close");
  await once(stream, "open");
  await sandbox.close();
  console.log((await closed)[0]);
`;

test("a process ends by itself after a sandbox with an open stream was closed", async () => {
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", streamed], {
    cwd: join(root, "packages/sandbox"),
    timeout: 20_000,
  });
  expect(stdout).toBe("1006\n");
});
