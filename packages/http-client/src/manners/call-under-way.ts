import { retryAfterSeconds } from "@schwab-kit/core/support";
import { correlationIdOf } from "../answer-failure.js";
import { SchwabApiError } from "../api-error.js";
import type { Operation } from "../operation.js";
import { type Attempt, type Exchange, send } from "../transport.js";
import { type ClientEventDetail, type RateWindowName, tell } from "./client-event.js";
import type { Manners } from "./manners.js";
import { redactedPath } from "./redacted-path.js";
import { pauseMs, retryWaitMs } from "./retry-wait.js";
import type { SlidingWindow } from "./sliding-window.js";
import { sleep } from "./timing.js";

/** Of all clients in this process: what shares a window goes in the order in which it was called. */
let calls = 0;

export type CallRequest = Omit<Attempt, "token" | "attempts">;

/** One call of a method with all the requests it takes: each in its turn, counted and told about. */
export class CallUnderWay {
  readonly #number = ++calls;
  readonly #manners: Manners;
  readonly #operation: Pick<Operation<unknown>, "method" | "changesOrdersOf">;
  readonly #path: string;
  readonly #windowName: RateWindowName;
  #attempts = 0;

  /** @param path with the query, below the base URL */
  constructor(
    manners: Manners,
    operation: Pick<Operation<unknown>, "method" | "changesOrdersOf">,
    path: string,
  ) {
    this.#manners = manners;
    this.#operation = operation;
    this.#path = redactedPath(path);
    this.#windowName = operation.changesOrdersOf === undefined ? "requests" : "order-writes";
  }

  /** How many requests have been sent. */
  get attempts(): number {
    return this.#attempts;
  }

  /**
   * Sends one request when the rate window lets it, with the token it then gets.
   * @throws ConfigError `config-invalid` when the app may change no orders
   */
  async send(request: CallRequest, getToken: () => Promise<string>): Promise<Exchange & { token: string }> {
    const window = this.#manners.limits?.windowOf(this.#operation);
    await window?.take({
      call: this.#number,
      signal: request.signal,
      onWait: (wait) => this.#tell({ type: "waiting", window: this.#windowName, ...wait }),
      tooLong: (pause) => this.#keptBack(request.asked, pause),
    });
    let isSent = false;
    try {
      const token = await getToken();
      request.signal?.throwIfAborted();
      isSent = true;
      const exchange = await this.#exchange({ ...request, token });
      if (exchange.response.status === 429) this.#pause(window, exchange.response);
      return { ...exchange, token };
    } finally {
      window?.release({ sent: isSent });
    }
  }

  /** Does `work` again after failures that pass, if this is a GET. */
  async withRetries<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const { retries, random, timing, limits } = this.#manners;
    const most = this.#operation.method === "GET" ? retries : 0;
    for (let retry = 0; ; retry++) {
      try {
        return await work();
      } catch (error) {
        if (retry >= most || signal?.aborted) throw error;
        const inMs = retryWaitMs(error, { retry, random, isPaused: limits !== undefined });
        if (inMs === undefined) throw error;
        this.#tell({ type: "retry", because: (error as SchwabApiError).code, inMs });
        await sleep(timing, inMs, signal);
      }
    }
  }

  async #exchange(request: Omit<Attempt, "attempts">): Promise<Exchange> {
    const { timing } = this.#manners;
    const attempt = ++this.#attempts;
    const start = timing.now();
    const durationMs = (): number => Math.round(timing.now() - start);
    this.#tell({ type: "request", attempt });
    try {
      const exchange = await send({ ...request, attempts: attempt });
      const { status } = exchange.response;
      const correlationId = correlationIdOf(exchange.response, [request.token]);
      this.#tell({ type: "response", attempt, status, durationMs: durationMs(), correlationId });
      return exchange;
    } catch (error) {
      const isOurs = !request.signal?.aborted && error instanceof SchwabApiError;
      const because = isOurs ? error.code : "aborted";
      this.#tell({ type: "no-response", attempt, because, durationMs: durationMs() });
      throw error;
    }
  }

  #pause(window: SlidingWindow | undefined, { headers }: Response): void {
    if (window === undefined) return;
    const forMs = pauseMs(retryAfterSeconds(headers));
    window.pause(forMs);
    this.#tell({ type: "paused", window: this.#windowName, forMs });
  }

  #keptBack(asked: string, forMs: number): SchwabApiError {
    const seconds = Math.ceil(forMs / 1000);
    return new SchwabApiError(
      "api-rate-limited",
      `${asked} was not sent: Schwab has answered 429 and asked this app to wait; try again in ${seconds} s.`,
      { retryAfterSeconds: seconds, attempts: this.#attempts },
    );
  }

  #tell(detail: ClientEventDetail): void {
    tell(this.#manners.onEvent, {
      call: this.#number,
      method: this.#operation.method,
      path: this.#path,
      ...detail,
    });
  }
}
