import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SchwabClient } from "@schwab-kit/http-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fullCalls } from "./calls.js";
import type { Kind, Values } from "./fact-types.js";
import { scalars } from "./kinds.js";
import { operationAsked, operationNames, operations, pathPattern } from "./operations.js";
import { samplesOf } from "./samples.js";
import { live, liveAnswer, membersOf } from "./schemas.js";

interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string | undefined;
  readonly body: string;
}

let sent: SentRequest[] = [];
/** Answers each operation with what it answers live. */
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? "", "http://sandbox");
  const method = request.method ?? "";
  sent.push({
    method,
    url,
    contentType: request.headers["content-type"],
    body: Buffer.concat(await request.toArray()).toString(),
  });
  const name = operationAsked(method, url.pathname);
  const answer = name === undefined ? undefined : liveAnswer(name);
  if (answer === undefined) {
    response.writeHead(method === "DELETE" ? 200 : 201, { location: `${url.href}/4711` }).end();
  } else {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(samplesOf(answer)[0]));
  }
});
let client: SchwabClient;
const known = { accountHash: "A".repeat(64), orderId: "1000000000001", transactionId: "2000000000002" };

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new SchwabClient({ baseUrl, tokens: { getAccessToken: async () => "token" } });
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

test.each(operationNames)("%s sends the method, path, parameters and body of the facts", async (name) => {
  sent = [];
  const { method, parameters = {}, body } = operations[name];
  await (client[name] as (...given: unknown[]) => Promise<unknown>)(...fullCalls[name](known));
  expect(sent).toHaveLength(1);
  const [request] = sent as [SentRequest];
  expect(request.method).toBe(method);
  const path = pathPattern(name).exec(request.url.pathname);
  expect(path, request.url.pathname).not.toBeNull();
  const inPath = Object.entries(path?.groups ?? {}).map(([key, text]) => [key, decodeURIComponent(text)]);
  const given = new Map<string, string>([...inPath, ...request.url.searchParams] as [string, string][]);
  expect([...given.keys()].sort()).toEqual(Object.keys(parameters).sort());
  for (const [parameter, { kind }] of Object.entries(parameters)) {
    expect(isText(given.get(parameter) ?? "", kind), `${parameter}=${given.get(parameter)}`).toBe(true);
  }
  if (body === undefined) {
    expect(request.body).toBe("");
  } else {
    expect(request.contentType).toMatch(/^application\/json/);
    expect(Object.keys(membersOf(live, body))).toEqual(
      expect.arrayContaining(Object.keys(JSON.parse(request.body))),
    );
  }
});

test.each(operationNames)("%s with only what it needs sends all that the API requires", async (name) => {
  sent = [];
  const { parameters = {}, body } = operations[name];
  const given: readonly unknown[] = fullCalls[name](known);
  // The options come last, except where an order does.
  const isOptions = body === undefined && Object.prototype.toString.call(given.at(-1)) === "[object Object]";
  await (client[name] as (...given: unknown[]) => Promise<unknown>)(
    ...(isOptions ? given.slice(0, -1) : given),
  );
  const [request] = sent as [SentRequest];
  const names = [
    ...Object.keys(pathPattern(name).exec(request.url.pathname)?.groups ?? {}),
    ...request.url.searchParams.keys(),
  ];
  const required = Object.keys(parameters).filter((parameter) => parameters[parameter]?.required);
  expect(names).toEqual(expect.arrayContaining(required));
  expect(Object.keys(parameters)).toEqual(expect.arrayContaining(names));
});

/** Whether a parameter's text is how its kind is written. A list of enum values passes, as it does at Schwab. */
function isText(text: string, kind: Kind | Values): boolean {
  if (typeof kind !== "string") return text.split(",").every((one) => kind.map(String).includes(one));
  if (kind === "string[]") return text.split(",").every((one) => one !== "");
  if (kind === "epoch-ms") return /^\d{13}$/.test(text);
  // Of all the forms of a moment, the trader API takes this one only.
  if (kind === "date-time") return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
  if (kind === "boolean") return text === "true" || text === "false";
  if (kind === "number" || kind === "integer")
    return /^\d/.test(text) && scalars[kind]?.(Number(text)) === true;
  return text !== "" && scalars[kind]?.(text) === true;
}
