import { SchwabKitError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { SchwabApiError } from "../src/index.js";
import { clientOf, rejectionOf, serveAnswer } from "./server.js";

async function refusalOf(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): Promise<SchwabApiError> {
  const server = await serveAnswer(status, body, headers);
  const error = await rejectionOf(clientOf(server).getQuote("/ESZ26", { fields: "quote" }));
  expect(error).toBeInstanceOf(SchwabApiError);
  expect(error).toBeInstanceOf(SchwabKitError);
  return error as SchwabApiError;
}

const id = "3f0c9a52-64f1-4b4e-9d3a-2f7a6f1f6f10";

describe("a refusal", () => {
  it.each([
    [400, "api-bad-request", false, "fix-request"],
    [401, "api-unauthorized", false, "fix-config"],
    [403, "api-forbidden", false, "fix-config"],
    [404, "api-not-found", false, "fix-request"],
    [409, "api-bad-request", false, "fix-request"],
    [429, "api-rate-limited", true, "retry"],
    [500, "api-unavailable", true, "retry"],
    [502, "api-unavailable", true, "retry"],
    [503, "api-unavailable", true, "retry"],
    [529, "api-unavailable", true, "retry"],
  ])("of status %i is %s", async (status, code, retryable, action) => {
    expect(await refusalOf(status, "")).toMatchObject({
      name: "SchwabApiError",
      status,
      code,
      retryable,
      action,
    });
  });

  it("says what was asked, what Schwab said, what to do, and the correlation id", async () => {
    const body = { message: "Invalid account number" };
    const error = await refusalOf(400, body, { "SCHWAB-CLIENT-CORRELID": id });
    expect(error.message).toBe(
      "GET /marketdata/v1/%2FESZ26/quotes was answered 400 Bad Request: Invalid account number; " +
        "an account is named by its hash, the hashValue of getAccountNumbers(), and not by its number: check that " +
        `it is one, and that this login covers the account; correlation id ${id}.`,
    );
    expect(error.correlationId).toBe(id);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "SchwabApiError",
      message: error.message,
      code: "api-bad-request",
      retryable: false,
      action: "fix-request",
      status: 400,
      correlationId: id,
      errors: [{ detail: "Invalid account number" }],
      attempts: 1,
    });
  });
});

describe("the error format", () => {
  it("of the trader API is read: a message", async () => {
    expect((await refusalOf(404, { message: "Invalid account number" })).errors).toEqual([
      { detail: "Invalid account number" },
    ]);
  });

  it("of the trader API is read: a message with a list", async () => {
    const error = await refusalOf(400, { message: "Bad query", errors: ["fields is wrong", "so is this"] });
    expect(error.errors).toEqual([
      { title: "Bad query", detail: "fields is wrong" },
      { title: "Bad query", detail: "so is this" },
    ]);
    expect(error.message).toContain("Bad query: fields is wrong / Bad query: so is this");
  });

  it("of the gateway is read", async () => {
    const error = await refusalOf(403, {
      errors: [{ id, status: 403, title: "Forbidden", detail: "Client not authorized" }],
    });
    expect(error.errors).toEqual([{ id, title: "Forbidden", detail: "Client not authorized" }]);
    expect(error.message).toContain("Forbidden: Client not authorized");
  });

  it.each([
    [{ pointer: ["/data/symbols", "/data/cusips"] }, ["/data/symbols", "/data/cusips"]],
    [{ pointer: "/data/symbols" }, ["/data/symbols"]],
    [{ parameter: "fields" }, ["parameter fields"]],
    [{ header: "Authorization" }, ["header Authorization"]],
  ])("of market data is read, with its source %j", async (source, pointers) => {
    const error = await refusalOf(400, {
      errors: [
        {
          id,
          status: "400",
          title: "Bad Request",
          detail: "Search combination should have min of 1.",
          source,
        },
      ],
    });
    expect(error.errors).toEqual([
      { id, title: "Bad Request", detail: "Search combination should have min of 1.", pointers },
    ]);
    expect(error.message).toContain(`(${pointers.join(", ")})`);
  });

  it("of the proxy in front is read", async () => {
    const fault = { faultstring: "Body buffer overflow", detail: { errorcode: "protocol.http.TooBigBody" } };
    const error = await refusalOf(502, { fault });
    expect(error).toMatchObject({ code: "api-answer-too-big", retryable: false, action: "fix-request" });
    expect(error.message).toContain("splitOptionChain");
    expect(error.errors).toEqual([{ title: "protocol.http.TooBigBody", detail: "Body buffer overflow" }]);
  });

  it("of the proxy in front, about anything else, means that Schwab is unavailable", async () => {
    const fault = {
      faultstring: "Bad Gateway",
      detail: { errorcode: "messaging.adaptors.http.flow.GatewayTimeout" },
    };
    expect(await refusalOf(502, { fault })).toMatchObject({ code: "api-unavailable", retryable: true });
  });

  it.each([
    ["an unknown one", { timestamp: 1, error: "Internal Server Error" }, "Internal Server Error"],
    ["a list", [1, 2], "[1,2]"],
    [
      "members of wrong types",
      { errors: [null, 7, { title: 5 }], fault: "x" },
      '{"errors":[null,7,{"title":5}]',
    ],
    ["a bare string", '"no"', "no"],
  ])("that is none (%s) leaves an excerpt", async (_, body, excerpt) => {
    const error = await refusalOf(500, body);
    expect(error.errors).toEqual([]);
    expect(error.excerpt).toContain(excerpt);
    expect(error.message).toContain(excerpt);
  });

  it("may be a web page's words", async () => {
    const page =
      "<HTML><HEAD>\n<TITLE>Access Denied</TITLE><style>body { color: red }</style>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n" +
      "You don't have permission to access &quot;http&#58;&#47;&#47;api&#46;schwabapi&#46;com&quot; on this server.</BODY></HTML>";
    const error = await refusalOf(403, page);
    expect(error.errors).toEqual([]);
    expect(error.excerpt).toBe(
      'Access Denied Access Denied You don\'t have permission to access "http://api.schwabapi.com" on this server.',
    );
  });

  it("may be missing", async () => {
    const error = await refusalOf(404, "");
    expect(error).toMatchObject({ errors: [], excerpt: undefined, correlationId: undefined });
    expect(error.message).toContain("404 Not Found: it gave no reason; check the symbol or hash");
  });
});

describe("what is shown of an answer", () => {
  it("is at most 500 characters on one line", async () => {
    const long = "word ".repeat(5000);
    const error = await refusalOf(500, `\u001b[31mred\u0000\r\n\u2028${long}`);
    expect(error.excerpt).toHaveLength(500);
    expect(error.excerpt?.startsWith("[31mred word word")).toBe(true);
    const listed = await refusalOf(400, { errors: Array.from({ length: 30 }, () => ({ detail: long })) });
    expect(listed.errors).toHaveLength(20);
    expect(listed.errors[0]?.detail).toHaveLength(500);
    expect(listed.message.length).toBeLessThan(1000);
  });

  it("holds nothing that looks like a token, and keeps the ids and names that help", async () => {
    const token = "I0.b2F1dGgyLmJkYy5zY2h3YWIuY29t.dGhpcyBpcyBub3QgYSByZWFsIHRva2Vu";
    const text = `${token} Bearer abcdefghijklmnop ${id} org.springframework.web.MethodNotAllowed /trader/v1/accounts/accountNumbers`;
    const error = await refusalOf(500, { message: text });
    const safe = `[redacted] Bearer [redacted] ${id} org.springframework.web.MethodNotAllowed /trader/v1/accounts/accountNumbers`;
    expect(error.errors).toEqual([{ detail: safe }]);
    expect(error.message).toContain(safe);
    expect(error.excerpt).toContain(safe);
  });
});

describe("the wait that Schwab asks for", () => {
  const date = "Mon, 23 Nov 2026 12:00:00 GMT";
  it.each([
    ["seconds", { "retry-after": "7" }, 7],
    ["a date, by the answer's own clock", { "retry-after": "Mon, 23 Nov 2026 12:01:30 GMT", date }, 90],
    ["a date that is over", { "retry-after": "Mon, 23 Nov 2026 11:00:00 GMT", date }, 0],
    ["nonsense", { "retry-after": "soon" }, undefined],
    ["nothing", {}, undefined],
  ])("is read from %s", async (_, headers: Record<string, string>, seconds) => {
    const error = await refusalOf(429, "", headers);
    expect(error.retryAfterSeconds).toBe(seconds);
    expect(error.message).toContain(seconds === undefined ? "wait a minute" : `wait ${seconds} s`);
  });
});
