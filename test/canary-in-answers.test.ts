import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { endpointsOf, SchwabKitError } from "@schwab-kit/core";
import { exchangeCode, refreshGrant } from "@schwab-kit/core/token-endpoint";
import { SchwabClient } from "@schwab-kit/http-client";
import { createAuthorization, readRedirect } from "@schwab-kit/login-flow";
import { expect, onTestFinished, test } from "vitest";
import { leaksIn, shown, spellings } from "./support/canary.js";

// Too short to be taken for tokens by their looks, and with what JSON, pages and addresses spell in other ways.
const appSecret = 's/3"c\\r~';
const code = "C0.q/5+z@";
const access_token = "aT/7+x=@";
const refresh_token = "rT/8+y&@";
const callbackUrl = "https://127.0.0.1:8182";

/** What a server may put a text into. */
const bodies: [string, (texts: readonly string[]) => string][] = [
  ["text", (texts) => texts.join(" ")],
  ["a form", (texts) => texts.map((text) => `refresh_token=${text}&`).join("")],
  ["JSON", (texts) => JSON.stringify({ error: "invalid_request", error_description: texts.join(" ") })],
  ["JSON in JSON", (texts) => JSON.stringify({ message: JSON.stringify({ fault: texts }), errors: texts })],
  [
    "error objects",
    (texts) => JSON.stringify({ errors: texts.map((text) => ({ id: text, title: text, detail: text })) }),
  ],
  ["JSON members", (texts) => JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])))],
  ["broken JSON", (texts) => `{"error":"invalid_request","error_description":"${texts.join(" ")}"`],
  ["a page", (texts) => `<html><title>${texts[0]}</title><p>${texts.join("<p>")}</html>`],
];
const statuses = [200, 201, 302, 400, 401, 403, 404, 429, 500];
const cases = statuses.flatMap((status) => bodies.map(([name, say]) => [status, name, say] as const));

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function servingText(status: number, text: string): Promise<string> {
  return await serving((_, response) => void response.writeHead(status).end(text));
}

async function expectClean(secrets: readonly string[], attempt: () => unknown): Promise<void> {
  const error = await (async () => attempt())().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SchwabKitError);
  expect(leaksIn(shown(error), secrets)).toEqual([]);
}

test.each(cases)("HTTP %i with %s: no error of a refresh shows a secret", async (status, _, say) => {
  const secrets = [appSecret, access_token, refresh_token];
  const endpoints = endpointsOf(await servingText(status, say(secrets.flatMap(spellings))));
  const token = { access_token, refresh_token, token_type: "Bearer", expires_in: 1800, expires_at: 1801 };
  const record = { creation_timestamp: 1, token };
  await expectClean(secrets, () => refreshGrant({ endpoints, appKey: "key", appSecret, record }));
});

test.each(cases)("HTTP %i with %s: no error of a code's exchange shows a secret", async (status, _, say) => {
  const secrets = [appSecret, code];
  const endpoints = endpointsOf(await servingText(status, say(secrets.flatMap(spellings))));
  await expectClean(secrets, () => exchangeCode({ endpoints, appKey: "key", appSecret, code, callbackUrl }));
});

test.each([200, 201, 206])("HTTP %i with tokens that nobody knows yet: none is quoted", async (status) => {
  const text = JSON.stringify({ access_token, refresh_token, token_type: "mac" });
  const endpoints = endpointsOf(await servingText(status, text));
  await expectClean([access_token, refresh_token], () =>
    exchangeCode({ endpoints, appKey: "key", code: "C0.another", callbackUrl }),
  );
});

test.each(cases)("HTTP %i with %s: no error of the API shows the access token", async (status, _, say) => {
  const said = spellings(access_token);
  const baseUrl = await serving((__, response) => {
    response.writeHead(status, access_token, { "schwab-client-correlid": said.join(" ") });
    // The closing bracket makes it unreadable where it would be an answer.
    response.end(`${say(said)}${status < 300 ? "]" : ""}`);
  });
  const client = new SchwabClient({
    tokens: { getAccessToken: async () => access_token },
    baseUrl,
    retries: 0,
  });
  await expectClean([access_token], () => client.getAccountNumbers());
});

test.each(bodies)("a redirect with %s: no error shows the code or the state", async (_, say) => {
  const context = createAuthorization({ appKey: "key", callbackUrl });
  const said = say([...spellings(code), context.state]);
  for (const error of ["access_denied", "server_error", said]) {
    const query = new URLSearchParams({ error, error_description: said, code, state: context.state });
    await expectClean([code, context.state], () => readRedirect(context, query));
  }
});

test.each([`/${code}`, `/cb/${encodeURIComponent(code)}/x`, `/code=${code}`])(
  "a code that came into the path of a pasted address is not shown: %s",
  async (path) => {
    const context = createAuthorization({ appKey: "key", callbackUrl });
    await expectClean([code], () => readRedirect(context, `${callbackUrl}${path}`));
  },
);

test("the search finds every spelling, wherever an error may hold it (the control)", () => {
  for (const spelling of spellings(access_token)) {
    const errors = [new Error(`x ${spelling} y`), Object.assign(new Error("x"), { request: [{ spelling }] })];
    for (const error of errors) expect(leaksIn(shown(error), [access_token])).not.toEqual([]);
  }
});

test("a token in the place of an argument is not shown", async () => {
  const token = "I0.b2F1dGgyLmJkYy5zY2h3YWI@";
  const client = new SchwabClient({ tokens: { getAccessToken: async () => token } });
  await expectClean([token, token.slice(0, 24)], () => client.getQuote("AAPL", { fields: [token] as never }));
});
