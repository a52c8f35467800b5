/** What a request brings along to wait for its turn. */
export interface Turn {
  /** The number of its call: what a call sends again goes before whatever belongs to later calls. */
  readonly call: number;
  readonly signal: AbortSignal | undefined;
  /** Told when the request has to wait. */
  readonly onWait: (wait: Wait) => void;
  /** The error for a pause too long to wait out. */
  readonly tooLong: (pauseMs: number) => Error;
}

export interface Wait {
  /** The window is full, or Schwab has answered 429. */
  readonly because: "limit" | "paused";
  /** How long at least, milliseconds. */
  readonly forMs: number;
  /** How many requests wait, this one included. */
  readonly waiting: number;
}
