import type { LevelOneItem } from "../services/level-one-item.js";
import { setMember } from "../services/relabel.js";
import type { StreamService } from "../services/stream-service.js";

type Quote = Record<string, unknown>;

/**
 * The whole quotes that result from level one's changes. Kept from the first message on, for a change that was missed
 * would be missing for ever; of subscribed keys only.
 */
export class MergedQuotes {
  readonly #quotes = new Map<StreamService, Map<string, Quote>>();

  /** Puts a change on what is known, and gives the result, which goes on changing. */
  merge(service: StreamService, change: LevelOneItem): Readonly<Quote> {
    let quotes = this.#quotes.get(service);
    if (quotes === undefined) {
      quotes = new Map();
      this.#quotes.set(service, quotes);
    }
    const quote = quotes.get(change.key);
    if (quote === undefined) {
      // Engines copy a copy several times faster than an object that was put together member by member.
      const whole: Quote = { ...change };
      quotes.set(change.key, whole);
      return whole;
    }
    const members = change as unknown as Quote;
    for (const member of Object.keys(members)) setMember(quote, member, members[member]);
    return quote;
  }

  /** Forgets the keys for which this is false. */
  keep(service: StreamService, isWanted: (key: string) => boolean): void {
    const quotes = this.#quotes.get(service);
    for (const key of quotes?.keys() ?? []) if (!isWanted(key)) quotes?.delete(key);
  }

  /** Leaves in all quotes of a service only the members for which this is true. */
  keepMembers(service: StreamService, isWanted: (member: string) => boolean): void {
    for (const quote of this.#quotes.get(service)?.values() ?? []) {
      for (const member of Object.keys(quote)) if (!isWanted(member)) delete quote[member];
    }
  }

  /** The next message of each key is a whole one. */
  clear(): void {
    this.#quotes.clear();
  }
}
