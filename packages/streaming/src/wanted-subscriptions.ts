import { ArgumentError } from "@schwab-kit/core";
import type { Command } from "./commands/command.js";
import { fieldNumbers } from "./services/field-numbers.js";
import type { StreamService } from "./services/stream-service.js";

/** A change of what is subscribed to. `fields` are wire numbers as a command has them; undefined: as they are. */
export type Change =
  | {
      readonly command: "SUBS" | "ADD";
      readonly service: StreamService;
      readonly keys: readonly string[];
      readonly fields: string | undefined;
    }
  | { readonly command: "UNSUBS"; readonly service: StreamService; readonly keys: readonly string[] }
  | { readonly command: "VIEW"; readonly service: StreamService; readonly fields: string };

interface Subscription {
  readonly keys: ReadonlySet<string>;
  readonly fields: string;
}

/** What the caller has subscribed to, which every new connection is to bring back. */
export class WantedSubscriptions {
  readonly #subscriptions = new Map<StreamService, Subscription>();
  /** Keys of a command under way: their data may come before its answer. */
  #coming: { readonly service: StreamService; readonly keys: ReadonlySet<string> } | undefined;

  services(): readonly StreamService[] {
    return [...this.#subscriptions.keys()];
  }

  fieldsOf(service: StreamService): string | undefined {
    return this.#subscriptions.get(service)?.fields;
  }

  /** Whether data of this key may be expected. */
  has(service: StreamService, key: string): boolean {
    if (this.#subscriptions.get(service)?.keys.has(key) === true) return true;
    return this.#coming?.service === service && this.#coming.keys.has(key);
  }

  /** The one command that brings a service back. */
  replayOf(service: StreamService): Command {
    const { keys, fields } = this.#subscriptions.get(service) ?? { keys: new Set(), fields: "0" };
    return { service, command: "SUBS", parameters: { keys: [...keys].join(","), fields } };
  }

  /**
   * The command that asks for a change.
   * @throws ArgumentError `argument-invalid`
   */
  commandFor(change: Change): Command {
    const { service, command } = change;
    const keys = "keys" in change ? { keys: change.keys.join(",") } : {};
    const fields = command === "UNSUBS" ? {} : { fields: this.#fieldsFor(change) };
    return { service, command, parameters: { ...keys, ...fields } };
  }

  begun(change: Change): void {
    this.#coming = "keys" in change ? { service: change.service, keys: new Set(change.keys) } : undefined;
  }

  failed(): void {
    this.#coming = undefined;
  }

  /** Schwab has carried a change out. */
  succeeded(change: Change): void {
    this.#coming = undefined;
    const { service, command } = change;
    const known = this.#subscriptions.get(service)?.keys ?? [];
    if (command === "UNSUBS") {
      const kept = [...known].filter((key) => !change.keys.includes(key));
      if (kept.length === 0) this.#subscriptions.delete(service);
      else this.#subscriptions.set(service, { keys: new Set(kept), fields: this.fieldsOf(service) ?? "0" });
      return;
    }
    if (command === "VIEW" && !this.#subscriptions.has(service)) return;
    const fields = this.#fieldsFor(change);
    const keys = command === "SUBS" ? change.keys : command === "ADD" ? [...known, ...change.keys] : known;
    this.#subscriptions.set(service, { keys: new Set(keys), fields });
  }

  #fieldsFor(change: Exclude<Change, { command: "UNSUBS" }>): string {
    const { service, command, fields } = change;
    const known = this.fieldsOf(service);
    if (command !== "ADD" || known === undefined) return fields ?? fieldNumbers(service, undefined);
    if (fields === undefined || fields === known) return known;
    throw new ArgumentError(
      "argument-invalid",
      `fields of ${service}: they are one list for the whole service, and ADD has another one than the symbols that ` +
        "are subscribed to. Leave them out, or change them for all with View. Nothing was sent.",
    );
  }
}
