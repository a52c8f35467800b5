/**
 * Where a value that came back first differs from the suite's own, in words that show the expected value's
 * member names and nothing of what was found: that might be somebody's real token.
 */
export function firstDifference(expected: unknown, found: unknown, at = "the value"): string {
  if (typeof expected !== "object" || expected === null || typeof found !== "object" || found === null) {
    return `${at} is ${kindOf(found)}, not ${JSON.stringify(expected)?.slice(0, 80)}`;
  }
  if (Array.isArray(expected) !== Array.isArray(found)) return `${at} is ${kindOf(found)}`;
  for (const [name, member] of Object.entries(expected)) {
    const here = `${at}[${JSON.stringify(name)}]`;
    if (!Object.hasOwn(found, name)) return `${here} is missing`;
    const other = Object.getOwnPropertyDescriptor(found, name)?.value;
    if (JSON.stringify(member) !== JSON.stringify(other)) return firstDifference(member, other, here);
  }
  const added = Object.keys(found).length - Object.keys(expected).length;
  return added > 0 ? `${at} has ${added} more members` : `the members of ${at} are in another order`;
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `another ${typeof value}`;
}
