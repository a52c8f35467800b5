import { ArgumentError } from "@schwab-kit/core";
import { SchwabApiError } from "../api-error.js";
import { OptionContractType, OptionStrategy } from "../enums/options.js";
import type { GetOptionChainOptions } from "../operations/option-chain.js";
import type { SchwabClient } from "../schwab-client.js";
import { optionalDay } from "../time-argument.js";
import type { OptionChain } from "../types/options/option-chain.js";
import { fewAtOnce } from "./few-at-once.js";
import { mergeOptionChains } from "./merge-option-chains.js";

/** A part of a chain, by expiration days and side, and the expirations known to be in it. */
interface Part {
  readonly fromDate: string | undefined;
  readonly toDate: string | undefined;
  readonly contractType: OptionContractType | undefined;
  readonly expirations: readonly string[];
  readonly chain?: OptionChain;
}

/**
 * An option chain of any size: `getOptionChain`, and where Schwab's gateway passes on no answer that big, or Schwab
 * cuts it short, the same chain in parts, by expirations, and for a single one by calls and puts. A few parts are
 * asked for at once, and merged into what one answer would have been. Their prices are some seconds apart, and what
 * isn't of contracts, such as the underlying's quote, is of the first part.
 *
 * Rejects as `getOptionChain` does; with ArgumentError `argument-invalid` for a spread strategy, whose chains aren't
 * the sum of their parts; with SchwabApiError `api-answer-too-big` when the calls or puts of one expiration are that
 * themselves.
 */
export async function splitOptionChain(
  client: Pick<SchwabClient, "getOptionChain" | "getOptionExpirationChain">,
  symbol: string,
  options: GetOptionChainOptions = {},
): Promise<OptionChain> {
  refuseSpreads(options.strategy);
  const fetchChain = (part: Partial<Part>, signal: AbortSignal | undefined) => {
    const { fromDate, toDate, contractType } = { ...options, ...part };
    return unlessTooBig(
      client.getOptionChain(symbol, { ...options, fromDate, toDate, contractType, signal }),
    );
  };
  const whole = await fetchChain({}, options.signal);
  if (whole !== undefined) return whole;
  const { signal, timeoutMs } = options;
  const { expirationList = [] } = await client.getOptionExpirationChain(symbol, { signal, timeoutMs });
  const days = expirationList.map(({ expirationDate, expiration }) => dayIn(expirationDate ?? expiration));
  let parts = halvesOf(symbol, partOf(options, days));
  while (parts.some(({ chain }) => chain === undefined)) {
    const round = await fewAtOnce(parts, signal, async (part, either) => {
      if (part.chain !== undefined) return [part];
      const chain = await fetchChain(part, either);
      return chain === undefined ? halvesOf(symbol, part) : [{ ...part, chain }];
    });
    parts = round.flat();
  }
  return mergeOptionChains(parts.flatMap(({ chain }) => chain ?? []));
}

function refuseSpreads(strategy: OptionStrategy = OptionStrategy.SINGLE): void {
  if (strategy === OptionStrategy.SINGLE || strategy === OptionStrategy.ANALYTICAL) return;
  throw new ArgumentError(
    "argument-invalid",
    "strategy: only chains of single contracts can be put together from parts, OptionStrategy.SINGLE and " +
      "OptionStrategy.ANALYTICAL. Nothing was sent; for spreads, use getOptionChain and limit it.",
  );
}

/** A chain that was cut short is as good as none. */
async function unlessTooBig(call: PromiseLike<OptionChain>): Promise<OptionChain | undefined> {
  try {
    const chain = await call;
    return chain.isChainTruncated === true ? undefined : chain;
  } catch (error) {
    if (error instanceof SchwabApiError && error.code === "api-answer-too-big") return undefined;
    throw error;
  }
}

function dayIn(expiration: string | undefined): string {
  if (expiration !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(expiration)) return expiration;
  throw new SchwabApiError(
    "api-answer-unreadable",
    "GET /marketdata/v1/expirationchain listed an expiration without its day, so the chain can't be split; report it.",
  );
}

function partOf(options: GetOptionChainOptions, days: readonly string[]): Part {
  const fromDate = optionalDay("fromDate", options.fromDate, options.timeZone);
  const toDate = optionalDay("toDate", options.toDate, options.timeZone);
  const inside = days.filter((day) => (fromDate ?? day) <= day && day <= (toDate ?? day));
  return { fromDate, toDate, contractType: options.contractType, expirations: [...new Set(inside)].sort() };
}

/** Both halves leave no day out between them, so that an expiration that isn't listed is in one of them too. */
function halvesOf(symbol: string, part: Part): Part[] {
  const { expirations, contractType = OptionContractType.ALL } = part;
  const middle = Math.ceil(expirations.length / 2);
  const last = expirations[middle - 1];
  if (last !== undefined && expirations.length > 1) {
    return [
      { ...part, toDate: last, expirations: expirations.slice(0, middle) },
      { ...part, fromDate: dayAfter(last), expirations: expirations.slice(middle) },
    ];
  }
  if (contractType === OptionContractType.ALL) {
    return [OptionContractType.CALL, OptionContractType.PUT].map((side) => ({ ...part, contractType: side }));
  }
  throw new SchwabApiError(
    "api-answer-too-big",
    `The ${contractType} contracts of ${symbol} that expire on ${last ?? "one day"} are too big an answer for ` +
      "Schwab's gateway, and can't be split any further; ask for fewer with strikeCount or strikeRange.",
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
