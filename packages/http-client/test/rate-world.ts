import type { ServerResponse } from "node:http";
import {
  type ClientEvent,
  RateLimits,
  type RateLimitsOptions,
  type SchwabClient,
  type SchwabClientOptions,
} from "../src/index.js";
import { ManualTiming } from "./manual-timing.js";
import { answer, clientOf, serve } from "./server.js";

export interface Arrival {
  readonly at: number;
  readonly request: string;
}

/**
 * A real server, and clients that share rate limits. Their clock stands still while any request is under way and
 * moves on to the next thing that is waited for when none is.
 */
export async function rateWorld(
  options: RateLimitsOptions = {},
  reply: (response: ServerResponse, arrival: Arrival, token: string) => void = (response) =>
    answer(response, 200, []),
) {
  const timing = new ManualTiming();
  const rateLimit = new RateLimits({ timing, ...options });
  const came: Arrival[] = [];
  const server = await serve((request, response) => {
    const arrival = { at: timing.now(), request: `${request.method} ${request.url}` };
    came.push(arrival);
    // The name of an order that was placed, should this be one.
    response.setHeader("location", `/orders/${came.length}`);
    reply(response, arrival, request.headers.authorization ?? "");
  });
  const events: ClientEvent[] = [];
  const count = (...types: ClientEvent["type"][]) => events.filter(({ type }) => types.includes(type)).length;
  const isQuiet = () => count("request") === count("response", "no-response");

  /** Retries at once after what passes, unless told otherwise: the least that jitter may give. */
  const client = (more: Partial<SchwabClientOptions> = {}): SchwabClient =>
    clientOf(server, {
      rateLimit,
      timing,
      retries: 2,
      random: () => 0,
      onEvent: (event) => events.push(event),
      ...more,
    });

  /** Lets time pass until all calls have ended. */
  const settle = async <T>(calls: readonly PromiseLike<T>[]): Promise<PromiseSettledResult<T>[]> => {
    let open = calls.length;
    const settled = Promise.allSettled(calls.map((call) => Promise.resolve(call).finally(() => open--)));
    await timing.until(() => open === 0, isQuiet);
    return await settled;
  };

  return { timing, rateLimit, server, came, events, client, settle };
}
