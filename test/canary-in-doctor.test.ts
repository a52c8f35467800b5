import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { leaksIn, spellings } from "./support/canary.js";
import { root } from "./support/repository.js";

const appKey = "kE/1+y=key";
const appSecret = "s/3+c~r;long";
const token = { access_token: "aT/7+x=@long", refresh_token: "rT/8+y&@long", token_type: "Bearer" };
const secrets = [appSecret, token.access_token, token.refresh_token];
const said = secrets.flatMap(spellings).join(" ");

/** Answers everything alike, with all secrets, and with what it was asked. */
async function telling(status: number, contentType: string): Promise<string> {
  const server = createServer(async (request: IncomingMessage, response) => {
    const asked = `${request.headers.authorization} ${await text(request)} ${said}`;
    const errors = [{ id: said, title: said, detail: asked }];
    const body = contentType.includes("json")
      ? JSON.stringify({ error: "invalid_client", error_description: asked, message: asked, errors })
      : `<html><title>${asked}</title>${asked}</html>`;
    response
      .writeHead(status, { "content-type": contentType, "schwab-client-correlid": appSecret })
      .end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function doctor(env: Record<string, string>, ...flags: string[]): Promise<string> {
  const bin = join(root, "packages/schwab-kit/dist/bin/schwab.js");
  const child = spawn(process.execPath, [bin, "doctor", "--authorize", ...flags], { env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return `${out}\n${err}`;
}

const now = Math.floor(Date.now() / 1000);
const contents: [string, (issuer: string) => string][] = [
  [
    "a login",
    (issuer) =>
      JSON.stringify({
        creation_timestamp: now,
        token: { ...token, expires_in: 1800, expires_at: now + 1800 },
        issuer,
      }),
  ],
  ["a bare token", () => JSON.stringify(token)],
  ["a cut record", () => JSON.stringify({ token }).slice(0, -1)],
  ["secrets in the wrong places", () => JSON.stringify({ creation_timestamp: said, token: said })],
  [
    "a secret as its issuer",
    (issuer) =>
      JSON.stringify({
        creation_timestamp: now,
        token: { ...token, expires_in: 1800, expires_at: now + 1800 },
        issuer: `${issuer}/${token.access_token}`,
      }),
  ],
];
const servers: [number, string][] = [
  [401, "application/json"],
  [400, "application/json"],
  [200, "application/json"],
  [403, "text/html"],
  [503, "text/html"],
];
const cases = contents.flatMap(([name, content]) =>
  servers.map(([status, type]) => [name, status, type, content] as const),
);

test.each(cases)("doctor shows no secret: %s, HTTP %i with %s", async (_, status, type, content) => {
  const baseUrl = await telling(status, type);
  const home = await mkdtemp(join(tmpdir(), "schwab-kit-canary-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const tokenFile = join(home, "token.json");
  await writeFile(tokenFile, content(baseUrl), { mode: 0o600 });
  const env = {
    HOME: home,
    SCHWAB_BASE_URL: baseUrl,
    SCHWAB_APP_KEY: appKey,
    SCHWAB_APP_SECRET: appSecret,
    SCHWAB_CALLBACK_URL: `https://127.0.0.1:8182/${encodeURIComponent(appSecret)}`,
    SCHWAB_TOKEN_FILE: tokenFile,
  };
  const printed = await Promise.all([doctor(env), doctor(env, "--json")]);
  for (const text of printed) {
    expect(text).toContain("token-record");
    expect(leaksIn(text, secrets)).toEqual([]);
  }
});
