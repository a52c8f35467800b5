import { systemErrorCode } from "@schwab-kit/core/support";

/** What is reported before a connection stands, so that nothing of the request has been sent. */
const NEVER_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** Notes whether a request may have been carried out, whatever became of its answer. */
export class Flight {
  /** Epoch milliseconds, by this machine's clock, of the last time it was handed to the network. */
  sentAt: number | undefined;
  #isSettled = false;

  /** True from the first byte that may have left, unless it surely did nothing. */
  get mayHaveArrived(): boolean {
    return this.sentAt !== undefined && !this.#isSettled;
  }

  /** The fetch to send it with. */
  watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      this.sentAt = Date.now();
      this.#isSettled = false;
      try {
        const response = await fetch(input, init);
        this.#isSettled = response.status >= 400 && response.status < 500;
        return response;
      } catch (error) {
        this.#isSettled = NEVER_CONNECTED.has(systemErrorCode(error) ?? "");
        throw error;
      }
    };
  }
}
