/** What every method takes in its last argument. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's, milliseconds. Each request of a call has the limit anew; the waits before it don't count. */
  readonly timeoutMs?: number | undefined;
}
