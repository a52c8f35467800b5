import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { placeToInstall } from "../scripts/installed/install.mjs";
import { logInto } from "./support/log-in.js";

const exec = promisify(execFile);

const script = `
import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { BASE_URL, APP_KEY, APP_SECRET, TOKEN_FILE } = process.env;
const tokens = new TokenManager({ storage: tokenFile(TOKEN_FILE), appKey: APP_KEY, appSecret: APP_SECRET, baseUrl: BASE_URL });
const accessToken = await tokens.getAccessToken();
const response = await fetch(BASE_URL + "/marketdata/v1/AAPL/quotes", { headers: { Authorization: \`Bearer \${accessToken}\` } });
console.log(JSON.stringify(await response.json()));
`;

test("core and the token file, packed and installed alone, give bare fetch a working token", async () => {
  const place = await placeToInstall();
  onTestFinished(() => place.close());
  const folder = await place.install("program", ["@schwab-kit/core", "@schwab-kit/storage-node-fs"]);
  const installed = await readdir(join(folder, "node_modules"));
  expect(installed.filter((name) => !name.startsWith(".")).sort()).toEqual([
    "@schwab-kit",
    "fs-extra",
    "graceful-fs",
    "jsonfile",
    "universalify",
  ]);
  expect(await readdir(join(folder, "node_modules/@schwab-kit"))).toEqual(["core", "storage-node-fs"]);

  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const tokenPath = join(folder, "token.json");
  await logInto(sandbox, tokenPath);
  sandbox.expireAccessTokens();
  // The file says that the token lives, the sandbox knows better: what has run out by the clock is renewed.
  const record = JSON.parse(await readFile(tokenPath, "utf8"));
  record.token.expires_at = Math.floor(Date.now() / 1000) - 1;
  await writeFile(tokenPath, JSON.stringify(record));

  await writeFile(join(folder, "quote.js"), script);
  expect(script.trim().split("\n").length).toBeLessThanOrEqual(10);
  const { stdout } = await exec(process.execPath, ["quote.js"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      BASE_URL: sandbox.url,
      APP_KEY: sandbox.appKey,
      APP_SECRET: sandbox.appSecret,
      TOKEN_FILE: tokenPath,
    },
  });
  expect(JSON.parse(stdout)["AAPL"].quote.lastPrice).toBeGreaterThan(0);
}, 120_000);
