import { ConfigError } from "@schwab-kit/core";
import type { OpenSocket } from "./stream-socket.js";

/** Opens sockets with the runtime's own `WebSocket`, which follows no redirects. */
const webSocket: OpenSocket = (url, listener) => {
  const socket = new globalThis.WebSocket(url);
  const ending = new AbortController();
  const { signal } = ending;
  const ended = (): void => {
    ending.abort();
    listener.ended();
  };
  socket.addEventListener("open", () => listener.opened(), { signal });
  socket.addEventListener(
    "message",
    ({ data }) => listener.received(typeof data === "string" ? data : undefined),
    { signal },
  );
  // An error is always followed by a close.
  socket.addEventListener("close", ended, { signal });
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(1000),
    cut() {
      ending.abort();
      socket.close();
    },
  };
};

/** @throws ConfigError `config-invalid` where the runtime has no `WebSocket`. */
export function runtimeSocket(): OpenSocket {
  if (typeof globalThis.WebSocket === "function") return webSocket;
  throw new ConfigError(
    "config-invalid",
    "This runtime has no WebSocket of its own. On Node, give StreamClient the option openSocket: nodeSocket, " +
      'from "@schwab-kit/streaming/node".',
  );
}
