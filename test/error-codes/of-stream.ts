import { StreamClient, type StreamClientOptions } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { client, type Raise, sandbox } from "./scene.js";

export const ofStream = {
  "stream-address-refused": () => {
    const body = JSON.stringify({ streamerInfo: [{ streamerSocketUrl: "ws://example.com/" }] });
    sandbox.addFault({
      path: "/trader/v1/userPreference",
      status: 200,
      contentType: "application/json",
      body,
    });
    return streaming((stream) => stream.connect());
  },
  "stream-unreachable": () => {
    sandbox.addStreamFault({ name: "refused" });
    let tellError = (_: unknown): void => {};
    const told = new Promise((resolve) => {
      tellError = resolve;
    });
    return streaming(
      async (stream) => {
        stream.connect().catch(() => {});
        throw await told;
      },
      { onEvent: (event) => event.type === "state" && event.error && tellError(event.error) },
    );
  },
  "stream-login-denied": () => {
    sandbox.addStreamFault({ name: "token-expired", times: 2 });
    return streaming((stream) => stream.connect());
  },
  "stream-failure": () => answeredWith(9),
  "stream-service-unavailable": () => answeredWith(11),
  "stream-taken-over": () => answeredWith(12),
  "stream-symbol-limit": () => answeredWith(19),
  "stream-not-logged-in": () => answeredWith(20),
  "stream-command-malformed": () => answeredWith(21),
  "stream-command-failed": () => answeredWith(22),
  "stream-stopped": () => answeredWith(30),
  "stream-command-timeout": () => {
    sandbox.addStreamFault({ name: "stall", frame: "response" });
    return streaming((stream) => stream.nyseBookSubs(["IBM"]), { commandMs: 300 });
  },
  "stream-buffer-full": () =>
    streaming(async (stream) => {
      const quotes = stream.messages("LEVELONE_EQUITIES", { buffer: 1, whenFull: "error" });
      await stream.levelOneEquitySubs(["AAPL", "MSFT"]);
      for await (const _ of stream.messages("LEVELONE_EQUITIES", { keys: ["MSFT"] })) break;
      await quotes.next();
      return await quotes.next();
    }),
  "stream-closed": () =>
    streaming(async (stream) => {
      await stream.close();
      return await stream.connect();
    }),
} satisfies Raise;

/** What a stream does, with the sandbox's faults of then; the error is thrown, or told by an event. */
async function streaming(
  work: (stream: StreamClient) => Promise<unknown>,
  options: Partial<StreamClientOptions> = {},
): Promise<unknown> {
  const used = await client();
  const { tokens } = used;
  await using stream = new StreamClient({ client: used, tokens, openSocket: nodeSocket, ...options });
  try {
    return await work(stream);
  } finally {
    sandbox.clearFaults();
  }
}

function answeredWith(code: number): Promise<unknown> {
  sandbox.addStreamFault({ name: "response-code", code, service: "NYSE_BOOK" });
  return streaming((stream) => stream.nyseBookSubs(["IBM"]));
}
