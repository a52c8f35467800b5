import type { FaultName } from "./fault-presets.js";

/**
 * Something that goes wrong with a coming request. A fault that only delays or only adds headers lets the
 * request be answered as usual; any other one takes the place of the answer.
 */
export interface Fault {
  /** A known failure with Schwab's body for it. What stands beside the name is in place of its own members. */
  readonly name?: FaultName;
  /**
   * The path as it is sent, without the query. A `*` between slashes stands for any segment, a closing `*` for any
   * rest. Only a fault with a name that belongs to one place may leave it out.
   */
  readonly path?: string;
  /** The HTTP method; any when left out. */
  readonly method?: string;
  /**
   * True: the request is carried out, and then the fault happens to its answer. So a refresh can be performed
   * and its answer lost. Default false; a fault that only delays or only adds headers is always carried out.
   */
  readonly process?: boolean;
  /** The answer's HTTP status, 200 to 599. Default 500, or the real one when only a body is replaced. */
  readonly status?: number;
  /** The answer's body. Default: empty with a status, else the real one. */
  readonly body?: string;
  /** The body's type. Default `text/html; charset=UTF-8`, which is what Schwab's edge sends. */
  readonly contentType?: string;
  /** More headers of the answer, in place of the sandbox's own of that name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to hold the answer back, after the request was carried out (if it is). */
  readonly delayMs?: number;
  /**
   * `before-answer`: the connection is cut without an answer. `halfway`: after the headers and half of the
   * body, which must be the real one (`process: true`) or the `body` given here.
   */
  readonly cut?: "before-answer" | "halfway";
  /** How many requests it happens to. Default 1. */
  readonly times?: number;
}

/** A checked fault with its defaults. */
export interface CheckedFault extends Fault {
  readonly path: string;
  readonly process: boolean;
  readonly delayMs: number;
  readonly times: number;
}
