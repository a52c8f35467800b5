import { describe, expect, it } from "vitest";
import { clientOf, rejectionOf, serve, serveAnswer } from "./server.js";

describe("a connection", () => {
  it("that is refused names the host and the system's code", async () => {
    const server = await serveAnswer(200, []);
    await server.close();
    const error = await rejectionOf(clientOf(server).getAccounts());
    const { host } = new URL(server.origin);
    expect(error).toMatchObject({ name: "SchwabApiError", code: "api-unreachable", retryable: true });
    expect(error).toMatchObject({ status: undefined });
    expect(error).not.toHaveProperty("cause");
    expect((error as Error).message).toContain(
      `GET /trader/v1/accounts got no complete answer from ${host} (ECONNREFUSED)`,
    );
  });

  it("that is cut before the answer is unreachable", async () => {
    const server = await serve((request) => request.socket.destroy());
    expect(await rejectionOf(clientOf(server).getAccounts())).toMatchObject({ code: "api-unreachable" });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ["an announced length", { "content-length": "1000" }],
    ["chunks", {}],
  ])(
    "that is cut in the middle of a body with %s is unreachable",
    async (_, headers: Record<string, string>) => {
      const server = await serve((request, response) => {
        response.writeHead(200, { "content-type": "application/json", ...headers });
        response.write('[{"securitiesAccount":', () => request.socket.destroy());
      });
      expect(await rejectionOf(clientOf(server).getAccounts())).toMatchObject({ code: "api-unreachable" });
    },
  );

  it("that ends a body of unknown length too early leaves it unreadable", async () => {
    const server = await serve((_, response) => {
      response.useChunkedEncodingByDefault = false;
      response.writeHead(200, { "content-type": "application/json", connection: "close" });
      response.end('[{"securitiesAccount":');
    });
    expect(await rejectionOf(clientOf(server).getAccounts())).toMatchObject({
      code: "api-answer-unreadable",
    });
  });

  it("to a server that doesn't speak HTTP is unreachable", async () => {
    const server = await serve((request) => void request.socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect(await rejectionOf(clientOf(server).getAccounts())).toMatchObject({ code: "api-unreachable" });
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "of status %i is refused, and its target hears nothing",
    async (status) => {
      const target = await serveAnswer(200, []);
      const server = await serveAnswer(status, "", { location: `${target.origin}/trader/v1/accounts` });
      const error = await rejectionOf(clientOf(server).getAccounts());
      expect(error).toMatchObject({ code: "api-redirect-refused", status, retryable: false });
      expect(server.seen).toHaveLength(1);
      expect(target.seen).toHaveLength(0);
    },
  );

  it("to the same origin is refused too", async () => {
    const server = await serveAnswer(302, "", { location: "/elsewhere" });
    expect(await rejectionOf(clientOf(server).getAccounts())).toMatchObject({ code: "api-redirect-refused" });
    expect(server.seen).toHaveLength(1);
  });

  it("would have been followed by a plain fetch (the control)", async () => {
    const target = await serveAnswer(200, []);
    const server = await serveAnswer(302, "", { location: target.origin });
    await (await fetch(server.origin)).text();
    expect(target.seen).toHaveLength(1);
  });

  it("is refused as a browser shows it: opaque, without status and place", async () => {
    class OpaqueRedirect extends Response {
      override readonly type = "opaqueredirect";
      override readonly status = 0;
    }
    const server = await serveAnswer(302, "", { location: "/elsewhere" });
    const client = clientOf(server, {
      fetch: async (input, init) => {
        await (await fetch(input, init)).text();
        return new OpaqueRedirect(null);
      },
    });
    expect(await rejectionOf(client.getAccounts())).toMatchObject({
      code: "api-redirect-refused",
      status: undefined,
    });
  });
});
