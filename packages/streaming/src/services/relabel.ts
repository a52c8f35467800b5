/** Names by wire number, made for looking up. */
export type NameByNumber = ReadonlyMap<string, string>;

/** An object that came as JSON. */
export type WireObject = Readonly<Record<string, unknown>>;

export function namesByNumber(names: readonly string[]): NameByNumber {
  return new Map(names.map((name, number) => [String(number), name]));
}

/** Puts the wire's members into an item under their names; what has none keeps its own. Runs for every message. */
export function relabel(item: Record<string, unknown>, wire: WireObject, names: NameByNumber): void {
  for (const member of Object.keys(wire)) {
    setMember(item, names.get(member) ?? member, wire[member]);
  }
}

/** As an assignment, but safe for `__proto__`, which JSON may hold as a member like any other. */
export function setMember(target: Record<string, unknown>, member: string, value: unknown): void {
  if (member !== "__proto__") target[member] = value;
  else Object.defineProperty(target, member, { value, enumerable: true, configurable: true, writable: true });
}
