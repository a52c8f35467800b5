import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../../../test/support/chromium.js";
import { type Scene, serve, startScene, titleIn } from "./support.js";

/** The status and text of a `fetch` in the page; the browser's own refusal as text. */
function fetchIn(page: Page, url: string, init: object = {}): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([asked, options]) => {
      try {
        const response = await fetch(asked, options);
        return { status: response.status, text: await response.text() };
      } catch (error) {
        return { status: 0, text: String(error) };
      }
    },
    [url, init] as const,
  );
}

async function logIn(page: Page, { sandbox, gateway, callbackUrl }: Scene): Promise<string> {
  await page.goto(gateway.url);
  const query = new URLSearchParams({
    response_type: "code",
    client_id: sandbox.appKey,
    redirect_uri: callbackUrl,
    state: "a-state-of-16-letters",
  });
  await page.evaluate((address) => location.assign(address), `/v1/oauth/authorize?${query}`);
  await page.waitForURL(`${callbackUrl}?**`);
  const code = new URL(page.url()).searchParams.get("code") ?? "";
  const form = {
    grant_type: "authorization_code",
    code,
    redirect_uri: callbackUrl,
    client_id: sandbox.appKey,
  };
  const { text } = await fetchIn(page, "/v1/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  return (JSON.parse(text) as { access_token: string }).access_token;
}

test("a page in a browser logs in and asks, and its scripts see neither cookie nor secret", async () => {
  const scene = await startScene();
  const page = await openPage();
  const token = await logIn(page, scene);
  const quotes = { headers: { authorization: `Bearer ${token}` } };
  const answer = await fetchIn(page, "/marketdata/v1/%2FESZ26/quotes", quotes);
  expect(Object.keys(JSON.parse(answer.text))).toEqual(["/ESZ26"]);
  expect(await page.evaluate("document.cookie")).toBe("");
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
    [scene.cookie.split("=")[0], true, "Strict"],
  ]);
  expect(scene.sandbox.journal().map(({ status }) => status)).toEqual([302, 200, 200]);
});

test("a page on another port gets nothing, though the browser sends it our cookie", async () => {
  const scene = await startScene();
  const { gateway, sandbox } = scene;
  const cookies: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    cookies.push(request.headers.cookie);
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Another program</h1>");
  });
  const page = await openPage();
  const token = await logIn(page, scene);
  sandbox.clearJournal();

  const opaque = { mode: "no-cors", credentials: "include" };
  const quotes = `${gateway.url}/marketdata/v1/quotes?symbols=AAPL`;
  await page.goto(other);
  expect(cookies[0]).toContain(scene.cookie.split("=")[0]);
  const withToken = { credentials: "include", headers: { authorization: `Bearer ${token}` } };
  expect(await fetchIn(page, quotes, withToken)).toMatchObject({ status: 0 });
  expect(await fetchIn(page, quotes, opaque)).toEqual({ status: 0, text: "" });
  const form = { method: "POST", body: "grant_type=refresh_token&refresh_token=r", ...opaque };
  const type = { headers: { "content-type": "application/x-www-form-urlencoded" } };
  expect(await fetchIn(page, `${gateway.url}/v1/oauth/token`, { ...form, ...type })).toEqual({
    status: 0,
    text: "",
  });

  await page.evaluate((action) => {
    document.body.innerHTML = `<form method="post" action="${action}"><input name="grant_type" value="refresh_token"><input name="refresh_token" value="r"></form>`;
    document.querySelector("form")?.submit();
  }, `${gateway.url}/v1/oauth/token`);
  await page.waitForURL(`${gateway.url}/**`);
  expect(titleIn((await page.textContent("body")) ?? "")).toBe("gateway-origin-refused");

  await page.goto(other);
  const query = new URLSearchParams({
    client_id: sandbox.appKey,
    redirect_uri: scene.callbackUrl,
    response_type: "code",
    state: "s",
  });
  await page.evaluate((address) => location.assign(address), `${gateway.url}/v1/oauth/authorize?${query}`);
  await page.waitForURL(`${gateway.url}/**`);
  expect(titleIn((await page.textContent("body")) ?? "")).toBe("gateway-origin-refused");
  expect(sandbox.journal()).toEqual([]);
});

test("under another of the machine's names the page isn't even shown", async () => {
  const { gateway } = await startScene();
  const page = await openPage();
  await page.goto(gateway.url.replace("127.0.0.1", "localhost"));
  expect(await page.textContent("body")).toContain(`Open ${gateway.url}.`);
  expect(await page.context().cookies()).toEqual([]);
});
