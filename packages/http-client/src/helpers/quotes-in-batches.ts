import { SchwabApiError } from "../api-error.js";
import { symbolList } from "../arguments.js";
import type { GetQuotesOptions } from "../operations/quotes.js";
import type { SchwabClient } from "../schwab-client.js";
import type { QuoteError, Quotes } from "../types/quotes/quotes.js";
import { fewAtOnce } from "./few-at-once.js";
import { QuoteBatchError } from "./quote-batch-error.js";

/** Schwab takes no more symbols at once. */
const MOST_SYMBOLS = 500;
/** Of the symbols as sent: an address of more than about 7000 characters is too long for a gateway. */
const MOST_CHARACTERS = 6000;

/**
 * Quotes of any number of symbols, in the order given, each once; what Schwab adds (indicative quotes of ETFs) follows
 * its batch. Unknown symbols of all batches are listed in `errors`, as `getQuotes` lists them.
 *
 * Rejects as `getQuotes` does. What the API refused is a QuoteBatchError, whose `symbols` are those of the batch; the
 * other batches are given up.
 * @param symbols one or several; commas may separate them
 */
export async function getQuotesInBatches(
  client: Pick<SchwabClient, "getQuotes">,
  symbols: string | Iterable<string>,
  options: GetQuotesOptions = {},
): Promise<Quotes> {
  const separate = symbolList(symbols).flatMap((symbol) => symbol.split(","));
  const batches = batchesOf(new Set(symbolList(separate)));
  const answers = await fewAtOnce(batches, options.signal, async (batch, signal) => {
    try {
      return inOrderOf(batch, await client.getQuotes(batch, { ...options, signal }));
    } catch (error) {
      throw error instanceof SchwabApiError ? new QuoteBatchError(error, batch) : error;
    }
  });
  const quotes = answers.flatMap(({ errors, ...rest }) => Object.entries(rest));
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  return Object.fromEntries(errors.length === 0 ? quotes : [...quotes, ["errors", joined(errors)]]);
}

function batchesOf(symbols: Iterable<string>): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const symbol of symbols) {
    const length = encodeURIComponent(`${symbol},`).length;
    const isFull = batch.length === MOST_SYMBOLS || characters + length > MOST_CHARACTERS;
    if (batch.length === 0 || isFull) {
      batch = [];
      characters = 0;
      batches.push(batch);
    }
    batch.push(symbol);
    characters += length;
  }
  return batches;
}

function inOrderOf(batch: readonly string[], quotes: Quotes): Quotes {
  const asked = batch.filter((symbol) => Object.hasOwn(quotes, symbol));
  return { ...Object.fromEntries(asked.map((symbol) => [symbol, quotes[symbol]])), ...quotes };
}

/** All members of all, their lists joined. */
function joined(errors: readonly QuoteError[]): QuoteError {
  const lists = new Map<string, unknown[]>();
  for (const [name, list] of errors.flatMap((error) => Object.entries(error))) {
    lists.set(name, [...(lists.get(name) ?? []), ...[list].flat()]);
  }
  return Object.fromEntries(lists);
}
