/** An id of an answer as text; undefined for none, and for a number that has lost digits and names another. */
export function exactId(id: unknown): string | undefined {
  if (id === undefined || id === null || (typeof id === "number" && !Number.isSafeInteger(id)))
    return undefined;
  return String(id);
}
