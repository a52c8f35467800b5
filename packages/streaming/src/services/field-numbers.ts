import { ArgumentError } from "@schwab-kit/core";
import { lookalikes } from "@schwab-kit/core/support";
import type { FieldTable } from "./field-table.js";
import { fieldTables } from "./field-tables.js";
import { shown } from "./shown.js";
import type { StreamService } from "./stream-service.js";

/**
 * The wire numbers of fields in the form that a command takes, `0,1,2`: ascending and with 0, as Schwab wants them.
 * Undefined stands for all fields.
 * @throws ArgumentError `argument-invalid`
 */
export function fieldNumbers(service: StreamService, names: readonly string[] | undefined): string {
  const table: FieldTable<string> = fieldTables[service];
  if (names === undefined) return [...table.names.keys()].join(",");
  if (!Array.isArray(names) || names.length === 0) {
    throw wrong(service, "expected a list of field names, at least one; without `fields` all are sent");
  }
  const numbers = new Set([0, ...names.map((name) => fieldNumber(service, table, name))]);
  return [...numbers].sort((one, other) => one - other).join(",");
}

function fieldNumber(service: StreamService, { names, aliases }: FieldTable<string>, name: unknown): number {
  if (typeof name !== "string")
    throw wrong(service, `expected field names, got a value of type ${typeof name}`);
  const number = names.indexOf(aliases[name] ?? name);
  if (number >= 0) return number;
  const candidates = [...names, ...Object.keys(aliases)];
  const same = candidates.filter((candidate) => plain(candidate) === plain(name));
  const meant = same.length > 0 ? same : lookalikes(name.slice(0, 40), candidates);
  const hint =
    meant.length === 0 ? "" : ` Did you mean ${meant.map((one) => JSON.stringify(one)).join(" or ")}?`;
  throw wrong(service, `${shown(name)} is no field of it.${hint}`);
}

/** Without what is easily written otherwise: `BID_PRICE` is what schwab-py's users know. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}

function wrong(service: StreamService, problem: string): ArgumentError {
  return new ArgumentError("argument-invalid", `fields of ${service}: ${problem} Nothing was sent.`);
}
