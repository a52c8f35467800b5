import { LoginRequiredError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { answer, clientOf, rejectionOf, serve, serveAnswer, tokens } from "./server.js";

const gatewayRefusal = { errors: [{ status: 401, title: "Unauthorized", detail: "Client not authorized" }] };

/** A server that takes one token and no other. */
function serveFor(token: string) {
  return serve((request, response) => {
    const isGood = request.headers.authorization === `Bearer ${token}`;
    answer(response, isGood ? 200 : 401, isGood ? [] : gatewayRefusal);
  });
}

describe("a 401", () => {
  it("leads to another token and one more request", async () => {
    const server = await serveFor("new");
    const source = tokens("old", "new");
    expect(await clientOf(server, { tokens: source }).getAccounts()).toEqual([]);
    expect(source.asked).toEqual([{}, { rejected: "old" }]);
    expect(server.seen.map((request) => request.headers.authorization)).toEqual(["Bearer old", "Bearer new"]);
  });

  it("a second time is the caller's", async () => {
    const server = await serveAnswer(401, gatewayRefusal);
    const source = tokens("old", "new");
    const error = await rejectionOf(clientOf(server, { tokens: source }).getAccounts());
    expect(error).toMatchObject({ code: "api-unauthorized", status: 401, retryable: false });
    expect(error).toMatchObject({ errors: [{ title: "Unauthorized", detail: "Client not authorized" }] });
    expect(server.seen).toHaveLength(2);
    expect(source.asked).toHaveLength(2);
  });

  it("is the caller's at once when the same token comes back", async () => {
    const server = await serveAnswer(401, "");
    const source = tokens("same");
    expect(await rejectionOf(clientOf(server, { tokens: source }).getAccounts())).toMatchObject({
      code: "api-unauthorized",
    });
    expect(server.seen).toHaveLength(1);
    expect(source.asked).toEqual([{}, { rejected: "same" }]);
  });

  it("of 200 calls at once makes each ask with the token that was refused, and all succeed", async () => {
    const server = await serveFor("new");
    const source = tokens("old", "new");
    const client = clientOf(server, { tokens: source, rateLimit: false });
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.getAccounts()));
    expect(answers).toHaveLength(200);
    expect(source.asked.filter(({ rejected }) => rejected === undefined)).toHaveLength(200);
    expect(source.asked.filter(({ rejected }) => rejected === "old")).toHaveLength(200);
    expect(server.seen).toHaveLength(400);
  });

  it("gives what the token source throws when there is no other token", async () => {
    const server = await serveFor("new");
    const over = new LoginRequiredError("login-required", "The login is over. Log in again.");
    const client = clientOf(server, {
      tokens: {
        async getAccessToken({ rejected } = {}) {
          if (rejected !== undefined) throw over;
          return "old";
        },
      },
    });
    expect(await rejectionOf(client.getAccounts())).toBe(over);
    expect(server.seen).toHaveLength(1);
  });

  it("is the only status that leads to a second request without retries", async () => {
    for (const status of [400, 403, 404, 408, 429, 500, 502, 503, 504]) {
      const server = await serveAnswer(status, "", { "retry-after": "0" });
      const source = tokens("old", "new");
      await rejectionOf(clientOf(server, { tokens: source }).getAccounts());
      expect({ status, requests: server.seen.length }).toEqual({ status, requests: 1 });
      expect(source.asked).toHaveLength(1);
    }
  });
});

describe("a token source", () => {
  it.each([
    ["nothing", undefined],
    ["an empty string", ""],
    ["a line break", "abc\r\nx-injected: 1"],
    ["more than ASCII", "tokén"],
  ])("that gives %s is named as what to correct, and nothing is sent", async (_, token) => {
    const server = await serveAnswer(200, []);
    const client = clientOf(server, { tokens: { getAccessToken: async () => token as string } });
    expect(await rejectionOf(client.getAccounts())).toMatchObject({ code: "config-invalid" });
    expect(server.seen).toHaveLength(0);
  });

  it("fails with its own error", async () => {
    const server = await serveAnswer(200, []);
    const failure = new RangeError("mine");
    const client = clientOf(server, { tokens: { getAccessToken: () => Promise.reject(failure) } });
    expect(await rejectionOf(client.getAccounts())).toBe(failure);
    expect(server.seen).toHaveLength(0);
  });
});
