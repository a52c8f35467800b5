import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, clientOf, rejectionOf, serve, serveAnswer, tokens } from "./server.js";

/** A fetch that tells when the headers have come, so that a test knows it is the body that is waited for. */
function fetchTelling(): { fetch: typeof fetch; headersCame: Promise<void> } {
  let tell = (): void => {};
  const headersCame = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    headersCame,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      tell();
      return response;
    },
  };
}

/** A server that never finishes: silent, or with the start of an answer. Tells of the request's arrival. */
async function serveForever(start?: string) {
  let tell: (request: IncomingMessage) => void = () => {};
  const arrival = new Promise<IncomingMessage>((resolve) => {
    tell = resolve;
  });
  const server = await serve((request, response) => {
    tell(request);
    if (start === undefined) return;
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write(start);
  });
  return { ...server, arrival };
}

describe("the time limit", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is 30 s unless given, and ends a request that gets no answer", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = await serveForever();
    let isSettled = false;
    const failure = rejectionOf(clientOf(server).getAccounts()).finally(() => {
      isSettled = true;
    });
    const request = await server.arrival;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toMatchObject({
      name: "SchwabApiError",
      code: "api-timeout",
      retryable: true,
      status: undefined,
      message: expect.stringMatching(
        /^GET \/trader\/v1\/accounts got no complete answer from 127\.0\.0\.1:\d+ within 30000 ms/,
      ),
    });
    if (!request.socket.destroyed) await once(request.socket, "close");
  });

  it("includes the body", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = await serveForever("[{");
    const { fetch, headersCame } = fetchTelling();
    const failure = rejectionOf(clientOf(server, { fetch }).getAccounts({ timeoutMs: 500 }));
    await headersCame;
    await vi.advanceTimersByTimeAsync(500);
    expect(await failure).toMatchObject({ code: "api-timeout", message: expect.stringContaining("500 ms") });
  });

  it("holds even when a fetch takes no notice of it", async () => {
    const server = await serveAnswer(200, []);
    const client = clientOf(server, { fetch: () => new Promise(() => {}), timeoutMs: 20 });
    expect(await rejectionOf(client.getAccounts())).toMatchObject({ code: "api-timeout" });
  });

  it("is each request's own, and the wait for a token is not part of it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = await serve((request, response) => {
      answer(response, request.headers.authorization === "Bearer new" ? 200 : 401, []);
    });
    const client = clientOf(server, {
      timeoutMs: 1000,
      tokens: {
        async getAccessToken({ rejected } = {}) {
          await vi.advanceTimersByTimeAsync(5000);
          return rejected === undefined ? "old" : "new";
        },
      },
    });
    expect(await client.getAccounts()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, "100"])("can't be %s", async (timeoutMs) => {
    const server = await serveAnswer(200, []);
    const call = clientOf(server).getAccounts({ timeoutMs: timeoutMs as number });
    expect(await rejectionOf(call)).toMatchObject({ code: "argument-invalid" });
    expect(server.seen).toHaveLength(0);
  });
});

describe("a caller's abort", () => {
  it("before the call sends nothing and asks for no token", async () => {
    const server = await serveAnswer(200, []);
    const source = tokens("token-1");
    const reason = new Error("changed my mind");
    const call = clientOf(server, { tokens: source }).getAccounts({ signal: AbortSignal.abort(reason) });
    expect(await rejectionOf(call)).toBe(reason);
    expect(source.asked).toEqual([]);
    expect(server.seen).toHaveLength(0);
  });

  it("ends the wait for a token, even when the source takes no notice", async () => {
    const server = await serveAnswer(200, []);
    const controller = new AbortController();
    const seen: (AbortSignal | undefined)[] = [];
    const client = clientOf(server, {
      tokens: {
        getAccessToken: (options) => {
          seen.push(options?.signal);
          queueMicrotask(() => controller.abort("enough"));
          return new Promise(() => {});
        },
      },
    });
    expect(await rejectionOf(client.getAccounts({ signal: controller.signal }))).toBe("enough");
    expect(seen).toEqual([controller.signal]);
    expect(server.seen).toHaveLength(0);
  });

  it.each([
    ["the answer", undefined],
    ["the rest of the body", "[{"],
  ])("during the wait for %s rejects with its reason and closes the connection", async (_, start) => {
    const server = await serveForever(start);
    const { fetch, headersCame } = fetchTelling();
    const controller = new AbortController();
    const failure = rejectionOf(clientOf(server, { fetch }).getAccounts({ signal: controller.signal }));
    const request = await server.arrival;
    if (start !== undefined) await headersCame;
    const reason = { my: "reason" };
    controller.abort(reason);
    expect(await failure).toBe(reason);
    if (!request.socket.destroyed) await once(request.socket, "close");
  });

  it("without a reason of its own rejects with the runtime's", async () => {
    const server = await serveForever();
    const controller = new AbortController();
    const failure = rejectionOf(clientOf(server).getAccounts({ signal: controller.signal }));
    await server.arrival;
    controller.abort();
    expect(await failure).toBe(controller.signal.reason);
    expect(await failure).toMatchObject({ name: "AbortError" });
  });

  it("leaves other calls alone, and no listeners behind on a signal that lives on", async () => {
    const server = await serveAnswer(200, []);
    const controller = new AbortController();
    const { signal } = controller;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = ((...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    }) as typeof add;
    signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    }) as typeof remove;
    const client = clientOf(server);
    const other = client.getAccounts();
    await client.getAccounts({ signal });
    expect(listeners).toBe(0);
    controller.abort();
    expect(await other).toEqual([]);
  });
});
