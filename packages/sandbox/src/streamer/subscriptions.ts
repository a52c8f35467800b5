import type { Json } from "../orders/order-request.js";
import type { StreamFeeds, StreamService } from "./feeds/stream-feeds.js";
import { createKeyReader, type KeyReader } from "./key-reader.js";
import { readFields, readKeys } from "./read-lists.js";
import { codes, type Outcome } from "./response-codes.js";
import { deliveries } from "./services.js";

/** The most keys of one service. */
const symbolLimit = 500;

/** What one connection is subscribed to. */
export interface Subscriptions {
  carryOut(service: StreamService, command: string, parameters: Json): Outcome;
  services(): readonly StreamService[];
  /** What a service has to say that was not said yet, at a market time. */
  news(service: StreamService, time: number): readonly Json[];
}

interface SubscribedKey {
  readonly fields: ReadonlySet<string>;
  readonly read: KeyReader;
}

type Keys = Map<string, SubscribedKey>;

export function createSubscriptions(feeds: StreamFeeds): Subscriptions {
  const byService = new Map<StreamService, Keys>();

  function subscribe(service: StreamService, command: "SUBS" | "ADD", parameters: Json): Outcome {
    const given = readKeys(parameters["keys"]);
    const fields = readFields(parameters["fields"]);
    if (given === undefined) return badKeys;
    if (fields === undefined) return badFields;
    const isActivity = deliveries[service] === "activity";
    const added = isActivity ? given.slice(0, 1) : given;
    const keys: Keys = new Map(command === "SUBS" ? [] : byService.get(service));
    const wanted = new Set(fields.map(String));
    for (const key of added) {
      keys.set(key, { fields: wanted, read: createKeyReader({ feeds, service, key }) });
    }
    if (keys.size > symbolLimit) {
      return { code: codes.symbolLimit, msg: `Reached symbol limit: ${service} takes ${symbolLimit} keys` };
    }
    byService.set(service, keys);
    return succeeded(command);
  }

  function unsubscribe(service: StreamService, parameters: Json): Outcome {
    const keys = readKeys(parameters["keys"]);
    if (keys === undefined) return badKeys;
    const subscribed = byService.get(service);
    for (const key of keys) subscribed?.delete(key);
    if (subscribed?.size === 0) byService.delete(service);
    return succeeded("UNSUBS");
  }

  function view(service: StreamService, parameters: Json): Outcome {
    const fields = readFields(parameters["fields"]);
    if (fields === undefined) return badFields;
    const keys = byService.get(service);
    if (keys === undefined) {
      return { code: codes.failedView, msg: `VIEW command failed: ${service} has no subscription` };
    }
    const wanted = new Set(fields.map(String));
    for (const [key, { read }] of keys) keys.set(key, { fields: wanted, read });
    return succeeded("VIEW");
  }

  return {
    carryOut(service, command, parameters) {
      const takesAll = deliveries[service] !== "activity";
      if (command === "SUBS") return subscribe(service, command, parameters);
      if (command === "UNSUBS") return unsubscribe(service, parameters);
      if (command === "ADD" && takesAll) return subscribe(service, command, parameters);
      if (command === "VIEW" && takesAll) return view(service, parameters);
      return badCommand(`${service} has no command ${command}`);
    },
    services: () => [...byService.keys()],
    news: (service, time) =>
      [...(byService.get(service)?.values() ?? [])].flatMap(({ read, fields }) => read(time, fields)),
  };
}

export function badCommand(problem: string): Outcome {
  return { code: codes.badCommand, msg: `Bad command formatting: ${problem}` };
}

const badKeys = badCommand("keys must be symbols with commas between them");
const badFields = badCommand("fields must be ascending numbers with commas between them, beginning with 0");

function succeeded(command: string): Outcome {
  return { code: codes.success, msg: `${command} command succeeded` };
}
