import { unlessAborted } from "@schwab-kit/core/support";
import type { Command } from "./commands/command.js";
import { isSuccess, type Outcome } from "./commands/response-codes.js";
import type { Connection } from "./connection/connection.js";
import { StreamError } from "./stream-error.js";
import type { StreamSettings } from "./stream-options.js";
import type { Supervisor } from "./supervisor.js";

/** What one command is for. */
export interface Order {
  /** For the error when it never comes to a command: `SUBS of LEVELONE_EQUITIES`. */
  readonly name: string;
  /** Made when its turn has come, for it may depend on the ones before. */
  readonly command: () => Command;
  /** Told when Schwab has carried it out, and before whatever comes next. */
  readonly succeeded: () => void;
  /** Told when it did not come to that on one connection; it may yet on the next. */
  readonly failed: () => void;
  /** Told when nobody knows whether Schwab has carried it out: it was sent on this connection, and not answered in time. */
  readonly unanswered: (connection: Connection) => void;
}

/** Sends commands one at a time, each within its time limit, and again on the next connection if theirs is lost. */
export class CommandLine {
  readonly #supervisor: Supervisor;
  readonly #settings: StreamSettings;
  readonly #underWay: Set<AbortController> = new Set();
  #last: Promise<unknown> = Promise.resolve();

  constructor(supervisor: Supervisor, settings: StreamSettings) {
    this.#supervisor = supervisor;
    this.#settings = settings;
  }

  /** Does something that needs a connection, within the time limit of a command. */
  async within<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { timing, commandMs } = this.#settings;
    const limit = new AbortController();
    this.#underWay.add(limit);
    const cancel = timing.after(commandMs, () => limit.abort(this.#late(name)));
    try {
      return await this.#supervisor.needing(() => work(limit.signal));
    } finally {
      cancel();
      this.#underWay.delete(limit);
    }
  }

  /** Whatever is under way, or waits for its turn, rejects with this. */
  abandon(reason: unknown): void {
    for (const limit of this.#underWay) limit.abort(reason);
  }

  async send(order: Order): Promise<void> {
    await this.within(order.name, (signal) => this.inTurn(() => this.#send(order, signal), signal));
  }

  /** Does something when no command is under way. */
  async inTurn(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const before = this.#last;
    let leave = (): void => {};
    const mine = new Promise<void>((resolve) => {
      leave = resolve;
    });
    // Whoever comes next waits for those before as well, so that giving up lets nobody overtake.
    this.#last = before.then(() => mine);
    try {
      await unlessAborted(before, signal);
      await work();
    } finally {
      leave();
    }
  }

  async #send(order: Order, signal: AbortSignal): Promise<void> {
    for (;;) {
      const connection = await this.#supervisor.connection(signal);
      const command = order.command();
      let outcome: Outcome;
      try {
        outcome = await connection.command(command, signal);
      } catch (error) {
        order.failed();
        // Whether Schwab has carried it out makes no difference: on the next connection everything begins anew.
        if (connection.isOver) continue;
        order.unanswered(connection);
        throw error;
      }
      if (isSuccess(outcome)) return order.succeeded();
      order.failed();
      throw connection.refusal(command, outcome);
    }
  }

  #late(name: string): StreamError {
    const cause = this.#supervisor.lastError;
    const because = cause === undefined ? "" : `${cause.message} `;
    return new StreamError(
      "stream-command-timeout",
      `${name}: no answer within ${this.#settings.commandMs} ms. ${because}The subscriptions are as before; try again.`,
      { cause },
    );
  }
}
