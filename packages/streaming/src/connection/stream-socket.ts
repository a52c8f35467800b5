/** A WebSocket as the client uses it: opened by an `OpenSocket`, which tells its `SocketListener` what happens. */
export interface StreamSocket {
  send(text: string): void;
  /** Ends it with the closing handshake. */
  close(): void;
  /** Ends it at once, as far as the runtime can: the listener is told nothing more. */
  cut(): void;
}

/** What is told of a socket. */
export interface SocketListener {
  opened(): void;
  /** A text message; undefined for one that is no text. */
  received(text: string | undefined): void;
  /** It has ended, or could not be opened. Told once. */
  ended(): void;
}

/**
 * Begins to open a WebSocket. It must not follow redirects, for the access token is sent to the address that was
 * asked for and to no other.
 */
export type OpenSocket = (url: string, listener: SocketListener) => StreamSocket;
