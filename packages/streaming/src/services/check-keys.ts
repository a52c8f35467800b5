import { ArgumentError } from "@schwab-kit/core";
import { keyRules } from "./key-rules.js";
import { shown } from "./shown.js";
import type { StreamService } from "./stream-service.js";

/**
 * The keys to subscribe to, each once. Refuses what can't be one of the service's: Schwab doesn't answer to such keys,
 * and one waits for nothing.
 * @throws ArgumentError `argument-invalid`
 */
export function checkKeys(service: StreamService, keys: readonly string[]): readonly string[] {
  if (!Array.isArray(keys)) {
    throw wrong(
      service,
      `expected a list${typeof keys === "string" ? `, got a text: write [${shown(keys)}]` : ""}.`,
    );
  }
  const list: readonly unknown[] = keys;
  if (list.length === 0) throw wrong(service, "expected at least one.");
  const unique = new Set(list.map((key) => checkKey(service, key)));
  if (service === "ACCT_ACTIVITY" && unique.size > 1) {
    throw wrong(service, "expected one, of your choice: Schwab uses only the first.");
  }
  return [...unique];
}

function checkKey(service: StreamService, key: unknown): string {
  if (typeof key !== "string") throw wrong(service, `expected texts, got a value of type ${typeof key}.`);
  if (key.trim() === "") throw wrong(service, "expected texts, got an empty one.");
  if (key.includes(",")) {
    throw wrong(service, `${shown(key)} has a comma, which stands between keys. Give each one as its own.`);
  }
  if (key.trim() !== key) throw wrong(service, `${shown(key)} has blanks at its ends. Leave them out.`);
  const rule = keyRules[service];
  if (rule.isPossible(key)) return key;
  // No longer than any symbol, and so no token; as it is, for the blanks within count.
  const meant = key.length <= 40 ? rule.meant(key) : undefined;
  const hint = meant === undefined ? "" : ` Did you mean ${JSON.stringify(meant)}?`;
  throw wrong(service, `${shown(key)} can't be one: ${rule.form}.${hint}`);
}

function wrong(service: StreamService, problem: string): ArgumentError {
  return new ArgumentError("argument-invalid", `keys of ${service}: ${problem} Nothing was sent.`);
}
