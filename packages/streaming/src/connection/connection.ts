import { unlessAborted } from "@schwab-kit/core/support";
import { type Command, nameOf, requestFrame, type StreamerIds } from "../commands/command.js";
import { errorOf, type Outcome } from "../commands/response-codes.js";
import type { StreamError } from "../stream-error.js";
import type { StreamEvent } from "../stream-event.js";
import type { StreamTiming } from "../stream-timing.js";
import { type Ending, endingByCode, unreachable } from "./ending.js";
import { type FramePart, readFrame } from "./read-frame.js";
import type { OpenSocket, StreamSocket } from "./stream-socket.js";
import { Watchdog } from "./watchdog.js";

/** So many frames in a row that can't be read, and the connection is given up. */
const MOST_GARBAGE = 20;

export interface ConnectionParts {
  readonly openSocket: OpenSocket;
  readonly url: string;
  readonly ids: StreamerIds;
  /** Kept out of every text. */
  readonly secrets: readonly string[];
  readonly silenceMs: number;
  readonly timing: StreamTiming;
  readonly tell: (event: StreamEvent) => void;
  readonly data: (part: Extract<FramePart, { type: "data" }>) => void;
}

interface Pending {
  readonly command: Command;
  readonly requestId: string;
  readonly answered: (outcome: Outcome) => void;
  readonly failed: (reason: unknown) => void;
}

/** One WebSocket to the streamer, from its opening to its end. It answers one command at a time. */
export class Connection {
  readonly opened: Promise<void>;
  readonly ended: Promise<Ending>;
  readonly #parts: ConnectionParts;
  readonly #socket: StreamSocket;
  readonly #over: AbortController = new AbortController();
  #tellEnding: (ending: Ending) => void = () => {};
  #watchdog: Watchdog | undefined;
  #requests = 0;
  #pending: Pending | undefined;
  #garbage = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    let isOpen = (): void => {};
    this.opened = unlessAborted(
      new Promise<void>((resolve) => {
        isOpen = resolve;
      }),
      this.over,
    );
    // Who doesn't wait for it any more learns of the end in another way.
    this.opened.catch(() => {});
    this.ended = new Promise((resolve) => {
      this.#tellEnding = resolve;
    });
    this.#socket = parts.openSocket(parts.url, {
      opened: () => {
        if (this.isOver) return;
        this.#watchdog = new Watchdog(parts.timing, parts.silenceMs, (reason) => {
          this.cut({
            reason,
            error: unreachable(`Nothing came from Schwab's streamer for ${parts.silenceMs} ms.`),
          });
        });
        isOpen();
      },
      received: (text) => this.#received(text),
      ended: () => {
        this.#end({ reason: "network", error: unreachable("The connection to Schwab's streamer ended.") });
      },
    });
  }

  /** Aborts, with the error of its end, when it ends. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  get isOver(): boolean {
    return this.over.aborted;
  }

  /**
   * Sends a command and gives Schwab's answer, whatever its code. Rejects with the signal's reason, or with the error of
   * the connection's end.
   */
  async command(command: Command, signal: AbortSignal): Promise<Outcome> {
    signal.throwIfAborted();
    this.over.throwIfAborted();
    this.#requests += 1;
    const requestId = String(this.#requests);
    const leave = (): void => this.#pending?.failed(signal.reason);
    signal.addEventListener("abort", leave);
    try {
      return await new Promise<Outcome>((answered, failed) => {
        this.#pending = { command, requestId, answered, failed };
        this.#socket.send(requestFrame(command, requestId, this.#parts.ids));
      });
    } finally {
      signal.removeEventListener("abort", leave);
      this.#pending = undefined;
    }
  }

  /** The error that an answer other than one of success stands for. */
  refusal(command: Command, outcome: Outcome): StreamError {
    return errorOf(nameOf(command), outcome, this.#parts.secrets);
  }

  /** Ends it at once. */
  cut(ending: Ending): void {
    if (this.isOver) return;
    this.#end(ending);
    this.#socket.cut();
  }

  /** Ends it with the closing handshake, which nobody waits for. */
  close(ending: Ending): void {
    if (this.isOver) return;
    this.#end(ending);
    this.#socket.close();
  }

  #end(ending: Ending): void {
    if (this.isOver) return;
    this.#watchdog?.stop();
    this.#over.abort(ending.error);
    this.#tellEnding(ending);
    this.#pending?.failed(ending.error);
  }

  #received(text: string | undefined): void {
    if (this.isOver) return;
    const parts = text === undefined ? undefined : readFrame(text);
    if (parts === undefined) {
      this.#receivedGarbage(text);
      return;
    }
    this.#garbage = 0;
    this.#watchdog?.fed();
    for (const part of parts) {
      if (this.isOver) return;
      if (part.type === "data") this.#parts.data(part);
      else if (part.type === "response") this.#answered(part);
      else if (part.type === "notice") this.#noticed(part);
    }
  }

  #receivedGarbage(text: string | undefined): void {
    this.#parts.tell({ type: "garbage", length: text?.length });
    this.#garbage += 1;
    if (this.#garbage < MOST_GARBAGE) return;
    const problem = `Schwab's streamer sent ${MOST_GARBAGE} messages in a row that can't be read.`;
    this.cut({ reason: "garbage", error: unreachable(problem) });
  }

  #answered({ service, command, requestId, outcome }: Extract<FramePart, { type: "response" }>): void {
    const pending = this.#pending;
    const isExpected =
      pending?.requestId === requestId &&
      pending.command.service === service &&
      pending.command.command === command;
    if (isExpected) pending.answered(outcome);
    else this.#parts.tell({ type: "unexpected-response", service, command, code: outcome.code });
    this.#endBy(outcome);
  }

  #noticed({ service, outcome }: Extract<FramePart, { type: "notice" }>): void {
    if (!this.#endBy(outcome)) this.#parts.tell({ type: "notice", service, code: outcome.code });
  }

  #endBy(outcome: Outcome): boolean {
    const ending = endingByCode(outcome, this.#parts.secrets);
    if (ending !== undefined) this.cut(ending);
    return ending !== undefined;
  }
}
