import type { OptionChain, OptionContract } from "../src/index.js";
import { answer, serve, type TestServer } from "./server.js";

/** A day as Schwab writes it in answers, so many days from the first. */
export const day = (number: number): string =>
  new Date(Date.UTC(2026, 10, 30 + number)).toISOString().slice(0, 10);

export interface ChainServer extends TestServer {
  /** The query of every request for a chain that came, in order, without the symbol. */
  readonly asked: string[];
  /** What the gateway would let through if it let everything through. */
  readonly whole: OptionChain;
}

interface Shape {
  readonly expirations: number;
  readonly strikes: number;
  /** Characters of an answer that the gateway lets through; beyond them it answers as Schwab's does. */
  readonly limit: number;
  /** Cuts off what is beyond, and says so, where the gateway would refuse. */
  readonly truncates?: boolean;
}

/** A server that has one underlying's options behind a gateway with a limit. */
export async function serveChain({ expirations, strikes, limit, truncates }: Shape): Promise<ChainServer> {
  const days = Array.from({ length: expirations }, (_, number) => day(number));
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname.endsWith("/expirationchain")) {
      const expirationList = days.map((expirationDate) => ({ expirationDate, standard: true }));
      return answer(response, 200, { expirationList });
    }
    asked.push(search.replace(/^\?symbol=[^&]*&?/, ""));
    const chain = chainOf(days, strikes, searchParams);
    if (JSON.stringify(chain).length <= limit) return answer(response, 200, chain);
    if (truncates) return answer(response, 200, { ...chain, callExpDateMap: {}, isChainTruncated: true });
    const detail = { errorcode: "protocol.http.TooBigBody" };
    return answer(response, 502, { fault: { faultstring: "Body buffer overflow", detail } });
  });
  return { ...server, asked, whole: chainOf(days, strikes, new URLSearchParams()) };
}

function chainOf(days: readonly string[], strikes: number, query: URLSearchParams): OptionChain {
  const from = query.get("fromDate") ?? "";
  const to = query.get("toDate") ?? "9999";
  const inside = days.filter((one) => from <= one && one <= to);
  const side = (type: "CALL" | "PUT") => {
    const isAsked = ["ALL", type].includes(query.get("contractType") ?? "ALL");
    const maps = (isAsked ? inside : []).map((one) => [
      `${one}:${days.indexOf(one)}`,
      strikesOf(type, one, strikes),
    ]);
    return Object.fromEntries(maps);
  };
  const callExpDateMap = side("CALL");
  const putExpDateMap = side("PUT");
  const maps = [...Object.values(callExpDateMap), ...Object.values(putExpDateMap)];
  const isFound = maps.length > 0;
  return {
    symbol: "$SPX",
    status: isFound ? "SUCCESS" : "FAILED",
    underlying: null,
    underlyingPrice: isFound ? 6800.5 : 0,
    numberOfContracts: maps.length * strikes,
    isChainTruncated: false,
    putExpDateMap,
    callExpDateMap,
  };
}

function strikesOf(
  putCall: "CALL" | "PUT",
  expiration: string,
  count: number,
): Record<string, OptionContract[]> {
  const contracts = Array.from({ length: count }, (_, number) => {
    const strike = 5000 + 5 * number;
    const contract = {
      putCall,
      symbol: `SPX ${expiration} ${strike}`,
      strikePrice: strike,
      delta: -999,
      bid: 1.05,
    };
    return [strike.toFixed(1), [contract]];
  });
  return Object.fromEntries(contracts);
}
