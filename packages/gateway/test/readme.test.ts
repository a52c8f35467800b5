import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../../test/support/repository.js";
import { freePort, loadPage, titleIn } from "./support.js";

const readme = await readFile(join(root, "packages/gateway/README.md"), "utf8");
const programs = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");

test("the README has three programs, none longer than 15 lines", () => {
  expect(programs).toHaveLength(3);
  for (const code of programs) expect(code.trim().split("\n").length).toBeLessThanOrEqual(15);
});

test.each([
  ["startGateway", 0, "", "<h1>My own page</h1>"],
  ["Hono", 1, "/schwab", "<h1>My page</h1>"],
  ["Express", 2, "/schwab", "<h1>My page</h1>"],
] as const)("its program with %s runs as it stands", async (_, index, prefix, page) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const callbackUrl = `${url}/callback`;
  const sandbox = await startSandbox({ autoApprove: true, callbackUrl });
  onTestFinished(() => sandbox.close());
  await run(programs[index] ?? "", {
    PORT: String(port),
    SCHWAB_APP_KEY: sandbox.appKey,
    SCHWAB_APP_SECRET: sandbox.appSecret,
    SCHWAB_CALLBACK_URL: callbackUrl,
    SCHWAB_BASE_URL: sandbox.url,
  });
  const shown = await reached(url);
  expect(await shown.text()).toBe(page);
  const own = { cookie: await loadPage(url), "sec-fetch-site": "same-origin" };
  const gateway = `${url}${prefix}`;

  const query = new URLSearchParams({
    response_type: "code",
    client_id: sandbox.appKey,
    redirect_uri: callbackUrl,
    state: "a-state-of-16-letters",
  });
  const toLogin = await fetch(`${gateway}/v1/oauth/authorize?${query}`, { headers: own, redirect: "manual" });
  const back = await fetch(toLogin.headers.get("location") ?? "", { redirect: "manual" });
  const code = new URL(back.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const answer = await fetch(`${gateway}/v1/oauth/token`, {
    method: "POST",
    headers: own,
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: callbackUrl }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  const quotes = `${gateway}/marketdata/v1/BRK%2FB/quotes`;
  const headers = { ...own, authorization: `Bearer ${access_token}` };
  expect(Object.keys(await (await fetch(quotes, { headers })).json())).toEqual(["BRK/B"]);

  const requests = sandbox.journal().length;
  const foreign = await fetch(quotes, { headers: { ...headers, "sec-fetch-site": "same-site" } });
  expect(titleIn(await foreign.text())).toBe("gateway-origin-refused");
  expect(sandbox.journal()).toHaveLength(requests);
});

async function run(code: string, env: Record<string, string>): Promise<ChildProcess> {
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "readme-"));
  await writeFile(join(folder, "example.mjs"), code);
  await writeFile(join(folder, "page.html"), "<h1>My own page</h1>");
  const child = spawn(process.execPath, ["example.mjs"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  return child;
}

/** The page, once the program listens; the test's own time limit ends the wait. */
async function reached(url: string): Promise<Response> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response !== undefined) return response;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
