import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@schwab-kit/sandbox";
import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";
import { docs } from "./examples.mjs";

/** Noon in New York on a Wednesday without anything special. */
const marketTime = Date.parse("2026-06-17T12:00:00-04:00");

/** A sandbox, a folder and an environment for one example. The market stands still, so that outputs do. */
export async function openWorld({ sandboxOptions = {}, isLoggedIn = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "schwab-kit-example-"));
  installPackages(folder);
  const sandbox = await startSandbox({
    autoApprove: true,
    appKey: "w1f7dQ0n5xKcT9bVyRmA3sHgU8eLzJ2p",
    appSecret: "Zk4hVq9tXw2bNc7r",
    seed: "documentation",
    marketTime,
    speed: 0,
    ...sandboxOptions,
  });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TZ: "America/New_York",
    LANG: "en_US.UTF-8",
    NO_COLOR: "1",
    BROWSER: "none",
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    SCHWAB_APP_KEY: sandbox.appKey,
    SCHWAB_APP_SECRET: sandbox.appSecret,
    SCHWAB_CALLBACK_URL: sandbox.callbackUrl,
    SCHWAB_TOKEN_FILE: join(folder, "token.json"),
    SCHWAB_BASE_URL: sandbox.url,
  };
  const world = {
    sandbox,
    folder,
    env,
    /** Logs in and writes the token file; `age` makes the login look that many seconds old. */
    async logIn({ age = 0, path = env.SCHWAB_TOKEN_FILE } = {}) {
      const app = { apiKey: sandbox.appKey, callbackUrl: sandbox.callbackUrl, baseUrl: sandbox.url };
      const authContext = getAuthContext(app);
      const receivedUrl = await redirectOf(authContext.authorizationUrl);
      const client = await clientFromReceivedUrl({
        ...app,
        appSecret: sandbox.appSecret,
        authContext,
        receivedUrl,
        tokenWriteFunc: (record) => {
          const aged = { ...record, creation_timestamp: record.creation_timestamp - age };
          writeFileSync(path, JSON.stringify(aged), { mode: 0o600 });
        },
      });
      await client.close();
    },
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (isLoggedIn) await world.logIn();
  return world;
}

/** Makes a folder one that has the packages, and the commands of schwab-kit, installed. */
function installPackages(folder) {
  const installed = join(docs, "node_modules");
  const commands = join(folder, "node_modules/.bin");
  mkdirSync(commands, { recursive: true });
  for (const name of readdirSync(installed).filter((name) => !name.startsWith("."))) {
    symlinkSync(join(installed, name), join(folder, "node_modules", name));
  }
  // pnpm links commands only where they were built before it installed.
  for (const name of ["schwab", "schwab-generate-token"]) {
    const program = join(installed, `schwab-kit/dist/bin/${name}.js`);
    writeFileSync(join(commands, name), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
      mode: 0o755,
    });
  }
}

/** Where the browser of a person who agrees is sent. */
export async function redirectOf(authorizationUrl) {
  const response = await fetch(authorizationUrl, { redirect: "manual" });
  await response.arrayBuffer();
  return response.headers.get("location");
}
