import { type ClientOptions, WebSocket } from "ws";
import type { OpenSocket } from "../connection/stream-socket.js";

/** Bytes of one message. The first answer for 500 symbols has a few hundred thousand. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Milliseconds that the other side gets for its part of the closing handshake. */
const CLOSE_MS = 1_000;

/** Its types don't know `closeTimeout` yet. */
const options: ClientOptions & { readonly closeTimeout: number } = {
  // Schwab's frames are small and many: inflating each costs more than it saves, and needs memory.
  perMessageDeflate: false,
  maxPayload: MOST_BYTES,
  followRedirects: false,
  closeTimeout: CLOSE_MS,
};

/** Opens sockets on Node, by `ws`. */
export const nodeSocket: OpenSocket = (url, listener) => {
  const socket = new WebSocket(url, options);
  socket.on("open", () => listener.opened());
  socket.on("message", (data, isBinary) => listener.received(isBinary ? undefined : String(data)));
  // A close follows, and says all that is needed; without a listener the process would end.
  socket.on("error", () => {});
  socket.on("close", () => listener.ended());
  return {
    send: (text) => socket.send(text, () => {}),
    close: () => socket.close(1000),
    cut() {
      socket.removeAllListeners("open").removeAllListeners("message").removeAllListeners("close");
      socket.terminate();
    },
  };
};
