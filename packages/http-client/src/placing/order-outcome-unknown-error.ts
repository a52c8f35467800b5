import { SchwabKitError } from "@schwab-kit/core";
import { SchwabApiError, type SchwabApiErrorDetail } from "../api-error.js";
import type { CallOptions } from "../call-options.js";
import type { Order } from "../types/order.js";

/**
 * What became of an order. There is no "not placed": that an order isn't listed doesn't say that it won't be.
 * `candidates` are equal orders of that time which this client has given to nobody; one of them may be it.
 */
export type OrderOutcome =
  | { readonly outcome: "placed"; readonly orderId: string }
  | { readonly outcome: "unknown"; readonly candidates: readonly Order[] };

/** What is known of an order whose outcome isn't. */
export interface UnknownOutcome {
  /** Method and path. */
  readonly asked: string;
  readonly accountHash: string;
  /** What ended the request: the client's error or another, or undefined for an answer without the id. */
  readonly ended: unknown;
  /** What a look at the account found at once; undefined when it failed. */
  readonly candidates: readonly Order[] | undefined;
  readonly findOut: (options: CallOptions) => Promise<OrderOutcome>;
}

/**
 * An order was sent, and whether Schwab has it, or under which id, is not known. Sending it again may trade
 * twice: `findOut()` first.
 */
export class OrderOutcomeUnknownError extends SchwabKitError {
  static override readonly className: string = "OrderOutcomeUnknownError";
  readonly accountHash: string;
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Schwab's name for the request (`Schwab-Client-CorrelId`), for its support. */
  readonly correlationId: string | undefined;
  /** What Schwab said, when it said it in a known format. */
  readonly errors: readonly SchwabApiErrorDetail[];
  readonly #candidates: readonly Order[];
  readonly #findOut: UnknownOutcome["findOut"];
  #placed: OrderOutcome | undefined;

  constructor({ asked, accountHash, ended, candidates, findOut }: UnknownOutcome) {
    // Not as its cause: that one's words are about requests that may be tried again.
    const { status, correlationId, errors = [] } = ended instanceof SchwabApiError ? ended : {};
    const trace = correlationId === undefined ? "" : ` (correlation id ${correlationId})`;
    super(
      "order-outcome-unknown",
      `${asked} ${storyOf(ended)}${trace}. ${lookSentence(candidates)} Don't send it again before you know: await ` +
        "this error's findOut(), or look at the account's orders.",
    );
    this.accountHash = accountHash;
    this.status = status;
    this.correlationId = correlationId;
    this.errors = errors;
    this.#candidates = candidates ?? [];
    this.#findOut = findOut;
  }

  /** Orders that may be it: equal, of that time, and given to nobody by this client. Not shown when logged. */
  get candidates(): readonly Order[] {
    return this.#candidates;
  }

  /**
   * Looks again. `placed` once exactly one order can be it, and from then on; `unknown` until then, which
   * never turns into a "not placed": an order that isn't listed may be entered yet.
   * @throws SchwabApiError when the look itself fails
   */
  async findOut(options: CallOptions = {}): Promise<OrderOutcome> {
    if (this.#placed !== undefined) return this.#placed;
    const outcome = await this.#findOut(options);
    if (outcome.outcome === "placed") this.#placed = outcome;
    return this.#placed ?? outcome;
  }

  override toJSON(): Record<string, unknown> {
    const candidates = this.#candidates.map(({ orderId }) => String(orderId));
    const { accountHash, status, correlationId, errors } = this;
    return { ...super.toJSON(), accountHash, status, correlationId, errors, candidates };
  }
}

function storyOf(ended: unknown): string {
  if (ended === undefined) {
    return "was accepted, but the answer named no order, so which one of the account's it is is not known";
  }
  return `${endOf(ended)}, so whether Schwab has the order is not known`;
}

function endOf(ended: unknown): string {
  if (!(ended instanceof SchwabApiError)) return "was given up while it was under way";
  if (ended.code === "api-redirect-refused") return "was answered with a redirect";
  return ended.status === undefined ? "got no complete answer" : `was answered ${ended.status}`;
}

function lookSentence(candidates: readonly Order[] | undefined): string {
  if (candidates === undefined) return "The account's orders could not be looked at.";
  if (candidates.length === 0) return "No equal order is listed yet.";
  const ids = candidates.slice(0, 5).map(({ orderId }) => String(orderId));
  return `Equal orders of that time: ${ids.join(", ")}${candidates.length > 5 ? " and more" : ""}.`;
}
