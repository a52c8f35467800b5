import { once } from "node:events";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { SchwabKitError } from "@schwab-kit/core";
import { expect, onTestFinished, test } from "vitest";
import { createSelfSignedCertificate } from "../../login-flow/src/node/certificate/self-signed-certificate.js";
import { startGateway } from "../src/node/index.js";
import { freePort, loadPage, serve, startScene, titleIn } from "./support.js";

const app = {
  appKey: "key",
  appSecret: "secret",
  callbackUrl: "https://127.0.0.1:8182",
  serve: () => new Response(),
};
const quotes = "/marketdata/v1/quotes?symbols=AAPL";
const headers = { authorization: "Bearer token" };

test("the cookie's name holds the port, and no script or other site gets it", async () => {
  const { gateway } = await startScene();
  const response = await fetch(gateway.url, { headers: { "sec-fetch-dest": "document" } });
  expect(await response.text()).toBe("<h1>The page</h1>");
  const { port } = new URL(gateway.url);
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(new RegExp(`^schwab-kit-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
  ]);
});

test.each(["iframe", "empty", "script", "image", "worker", "embed"])(
  "what is loaded as %s gets no cookie",
  async (dest) => {
    const { gateway } = await startScene();
    expect(await loadPage(gateway.url, { "sec-fetch-dest": dest })).toBe("");
  },
);

test("the page also gets it on the way back from the login, which is another site's", async () => {
  const { callbackUrl, cookie } = await startScene();
  expect(await loadPage(`${callbackUrl}?code=c&state=s`, { "sec-fetch-site": "cross-site" })).toBe(cookie);
});

test("without the cookie, or with another start's, nothing passes", async () => {
  const first = await startScene();
  const port = Number(new URL(first.gateway.url).port);
  await first.gateway.close();
  const scene = await startScene({ port });
  expect(scene.cookie).not.toBe(first.cookie);
  const name = scene.cookie.split("=")[0];
  for (const cookie of ["", first.cookie, `${name}=`, name, `${scene.cookie}x`, `x${scene.cookie}`]) {
    for (const path of [quotes, "/v1/oauth/token", "/v1/oauth/authorize"]) {
      const init = { headers: { ...headers, cookie: cookie ?? "", "sec-fetch-site": "same-origin" } };
      const response = await fetch(`${scene.gateway.url}${path}`, init);
      expect([response.status, titleIn(await response.text())], cookie).toEqual([
        403,
        "gateway-session-missing",
      ]);
    }
  }
  expect(scene.sandbox.journal()).toEqual([]);
  const cookies = `${name}=set-by-another-port; ${scene.cookie}; other=1`;
  await fetch(`${scene.gateway.url}${quotes}`, { headers: { ...headers, cookie: cookies } });
  expect(scene.sandbox.journal()).toHaveLength(1);
});

test("the page's server gets everything else, with its own headers, and its failure says nothing", async () => {
  const asked: string[] = [];
  const scene = await startScene({
    serve: async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(`${request.method} ${pathname} ${await request.text()}`);
      if (pathname === "/broken") throw new Error("a secret");
      if (pathname === "/elsewhere") return Response.redirect("https://example.com/", 302);
      return new Response("x", {
        headers: [
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
          ["content-security-policy", "default-src 'self'"],
        ],
      });
    },
  });
  const document = { headers: { "sec-fetch-dest": "document" }, redirect: "manual" as const };
  const page = await fetch(`${scene.gateway.url}/trader`, document);
  expect(page.headers.getSetCookie()).toEqual(["a=1", "b=2", expect.stringContaining(scene.cookie)]);
  expect(page.headers.get("content-security-policy")).toBe("default-src 'self'");
  expect((await fetch(`${scene.gateway.url}/elsewhere`, document)).status).toBe(302);
  await fetch(`${scene.gateway.url}/form`, { method: "POST", body: "sent" });
  const broken = await fetch(`${scene.gateway.url}/broken`);
  expect([broken.status, await broken.text()]).toEqual([500, "The page's own server failed.\n"]);
  const head = await fetch(scene.gateway.url, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(asked).toEqual([
    "GET / ",
    "GET /trader ",
    "GET /elsewhere ",
    "POST /form sent",
    "GET /broken ",
    "HEAD / ",
  ]);
});

test("a taken port ends the start, and no other is taken", async () => {
  const taker = createServer();
  taker.listen(0, "127.0.0.1");
  await once(taker, "listening");
  onTestFinished(() => void taker.close());
  const { port } = taker.address() as AddressInfo;
  const error = await startGateway({ ...app, port }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SchwabKitError);
  expect(error).toMatchObject({ code: "port-unavailable", action: "fix-config" });
  expect(String(error)).toContain(`port ${port} of 127.0.0.1: another program has it`);
});

test.each([0, -1, 65_536, 1.5, Number.NaN, "8190" as never])("refuses the port %s", async (port) => {
  await expect(startGateway({ ...app, port })).rejects.toMatchObject({ code: "config-invalid" });
});

test("listens on 127.0.0.1 only", async () => {
  const { gateway } = await startScene();
  const { port } = new URL(gateway.url);
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const address of ["127.0.0.2", ...others.map((one) => one.address)]) {
    await expect(fetch(`http://${address}:${port}/`), address).rejects.toThrow();
  }
});

test("close cuts what is under way, can be called again, and frees the port", async () => {
  let arrived: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const scene = await startScene({ baseUrl: await serve(() => arrived()) });
  const asked = scene.fetch(`${scene.gateway.url}${quotes}`, { headers }).catch(() => "cut");
  await isAsked;
  await Promise.all([scene.gateway.close(), scene.gateway.close()]);
  expect(await asked).toBe("cut");
  await using again = await startGateway({ ...app, port: Number(new URL(scene.gateway.url).port) });
  expect(again.url).toBe(scene.gateway.url);
});

test("over https its address and cookie are https", async () => {
  const { key, cert } = createSelfSignedCertificate();
  const port = await freePort();
  await using gateway = await startGateway({ ...app, port, tls: { key, cert } });
  expect(gateway.url).toBe(`https://127.0.0.1:${port}`);
  const request = httpsRequest(gateway.url, { ca: cert, headers: { "sec-fetch-dest": "document" } }).end();
  const [response] = await once(request, "response");
  response.resume();
  expect(response.headers["set-cookie"][0]).toMatch(/; SameSite=Strict; Secure$/);
});

test("a key that isn't the certificate's is refused before it listens", async () => {
  const [{ key }, { cert }] = [createSelfSignedCertificate(), createSelfSignedCertificate()];
  const error = await startGateway({ ...app, port: await freePort(), tls: { key, cert } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "config-invalid" });
  expect(String(error)).not.toContain(key.slice(40, 80));
});
