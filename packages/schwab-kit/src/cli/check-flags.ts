import { ArgumentError } from "@schwab-kit/core";

/**
 * The value that is meant by a wire value or a member's name, in any case.
 * @throws ArgumentError `argument-invalid`, without the text itself, which may be a secret in the wrong place
 */
export function oneOf<Value extends string | number>(
  flag: string,
  text: string,
  members: Readonly<Record<string, Value>>,
): Value {
  const found = Object.entries(members).find((names) => names.some((name) => plain(name) === plain(text)));
  if (found !== undefined) return found[1];
  const allowed = Object.values(members).join(", ");
  throw new ArgumentError("argument-invalid", `${flag}: expected one of ${allowed}. Nothing was sent.`);
}

/**
 * Refuses `--from` after `--to`.
 * @throws ArgumentError `argument-invalid`
 */
export function inOrder({
  from,
  to,
}: {
  readonly from?: string | number;
  readonly to?: string | number;
}): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new ArgumentError("argument-invalid", "--from is after --to. Nothing was sent.");
}

function plain(name: string | number): string {
  return String(name).trim().toLowerCase().replaceAll("-", "_");
}
