import { CommandLine } from "./command-line.js";
import type { Connection } from "./connection/connection.js";
import type { HandlerOptions, MessagesOptions } from "./consumers/consumer-options.js";
import { Consumers } from "./consumers/consumers.js";
import { bringBack, type ReplayParts, replay } from "./replay.js";
import type { StreamItem } from "./services/stream-item.js";
import type { StreamItems } from "./services/stream-items.js";
import type { StreamService } from "./services/stream-service.js";
import { StreamError } from "./stream-error.js";
import { type StreamReason, type StreamState, teller } from "./stream-event.js";
import { StreamMethods } from "./stream-methods.js";
import { type StreamClientOptions, settingsOf } from "./stream-options.js";
import { Supervisor } from "./supervisor.js";
import { type Change, WantedSubscriptions } from "./wanted-subscriptions.js";

/**
 * Schwab's stream: one connection, made when a command needs it and kept as long as something is subscribed to. After
 * every loss it is made anew, with the token and the preferences of then, and everything that was subscribed to.
 *
 * Commands are sent one at a time and wait for a connection. They reject with ArgumentError `argument-invalid` (nothing
 * was sent), with a StreamError whose `code` says what Schwab refused or what failed, or with the error of the token
 * source for which the stream stopped. A command that fails changes no subscription.
 *
 * A stream that stopped (another connection took over, login denied or required) stays so until the next command or
 * `connect()`. Then it begins again, with the subscriptions it had.
 */
export class StreamClient extends StreamMethods {
  readonly #wanted: WantedSubscriptions = new WantedSubscriptions();
  readonly #supervisor: Supervisor;
  readonly #commands: CommandLine;
  readonly #replayParts: ReplayParts;
  readonly #consumers: Consumers;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => void this.#close("aborted", this.#signal?.reason);

  /** @throws ConfigError `config-invalid` */
  constructor(options: StreamClientOptions) {
    super();
    const settings = settingsOf(options);
    const tell = teller(settings.onEvent);
    const wanted = this.#wanted;
    this.#consumers = new Consumers(wanted, tell);
    const inTurn: ReplayParts["inTurn"] = (work, signal) => this.#commands.inTurn(work, signal);
    this.#replayParts = { settings, wanted, tell, inTurn };
    this.#supervisor = new Supervisor({
      settings,
      tell,
      data: (part) => this.#consumers.deliver(part),
      isWanted: () => wanted.services().length > 0,
      replay: (connection: Connection) => replay(this.#replayParts, connection),
      lost: () => this.#consumers.lost(),
      stopped: (error) => {
        this.#commands.abandon(error);
        this.#consumers.end({ error });
      },
    });
    this.#commands = new CommandLine(this.#supervisor, settings);
    this.#signal = options.signal;
    if (this.#signal?.aborted === true) this.#onAbort();
    this.#signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  get state(): StreamState {
    return this.#supervisor.state;
  }

  /** Resolves once there is a connection that is logged in. Commands make one by themselves. */
  async connect(): Promise<void> {
    await this.#commands.within("connect()", (signal) => this.#supervisor.connection(signal));
  }

  /**
   * Calls a function with each message of a service, in order. It subscribes to nothing. What the function throws, or
   * rejects with, is told by `onEvent` and stops nobody. It is not waited for; one that has a thousand messages
   * unfinished is given no more until it finishes some.
   * @returns the function that ends it
   * @throws ArgumentError `argument-invalid`
   */
  on<Service extends StreamService>(
    service: Service,
    handler: (item: StreamItems[Service]) => unknown,
    options: HandlerOptions<Service> = {} as HandlerOptions<Service>,
  ): () => void {
    return this.#consumers.handle(service, handler as (item: StreamItem) => unknown, options.merged);
  }

  /**
   * The messages of a service from now on. It subscribes to nothing. The iterator ends when the stream is closed; when
   * the stream stops, it throws the reason, after the messages that came before.
   * @throws ArgumentError `argument-invalid`
   */
  messages<Service extends StreamService>(
    service: Service,
    options: MessagesOptions<Service> = {} as MessagesOptions<Service>,
  ): AsyncIterableIterator<StreamItems[Service], undefined> {
    const iterator = this.#consumers.iterate(service, options as MessagesOptions<StreamService>);
    if (this.state === "closed") iterator.end();
    return iterator as unknown as AsyncIterableIterator<StreamItems[Service], undefined>;
  }

  /** Logs out at Schwab's streamer, if there is a connection, and closes the stream. */
  async logout(): Promise<void> {
    if (this.state === "connected") {
      const logout = { service: "ADMIN", command: "LOGOUT", parameters: {} } as const;
      const work = async (signal: AbortSignal): Promise<void> => {
        const connection = await this.#supervisor.connection(signal);
        await connection.command(logout, signal);
      };
      // With or without Schwab's answer, the connection is closed now.
      await this.#commands
        .within("LOGOUT", (signal) => this.#commands.inTurn(() => work(signal), signal))
        .catch(() => {});
    }
    await this.#close("logged-out");
  }

  /** Ends the stream for good: commands under way reject with `stream-closed`, iterators end. */
  async close(): Promise<void> {
    await this.#close("closed");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  protected override async change(change: Change): Promise<void> {
    const { service, command } = change;
    await this.#commands.send({
      name: `${command} of ${service}`,
      command: () => {
        const made = this.#wanted.commandFor(change);
        this.#wanted.begun(change);
        return made;
      },
      succeeded: () => {
        this.#wanted.succeeded(change);
        this.#consumers.changed(service);
      },
      failed: () => this.#wanted.failed(),
      unanswered: (connection) => bringBack(this.#replayParts, connection, service),
    });
  }

  async #close(reason: StreamReason, abortReason?: unknown): Promise<void> {
    this.#signal?.removeEventListener("abort", this.#onAbort);
    const error = new StreamError(
      "stream-closed",
      "The stream is closed. Make a new StreamClient to stream again.",
    );
    const closed = this.#supervisor.close(reason, error);
    this.#commands.abandon(abortReason ?? error);
    this.#consumers.end();
    await closed;
  }
}
