/** What every method takes in its last argument. */
export interface CallOptions {
  /** Ends the call, which then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's, milliseconds. The second request after a 401 has the limit anew. */
  readonly timeoutMs?: number | undefined;
}
