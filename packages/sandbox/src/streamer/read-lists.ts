/** The keys of a command, or undefined. */
export function readKeys(value: unknown): readonly string[] | undefined {
  if (typeof value !== "string") return undefined;
  const keys = value.split(",").map((key) => key.trim());
  return keys.includes("") ? undefined : keys;
}

/**
 * The numbers of a command's fields, or undefined: they must ascend from 0. A number that the service doesn't have
 * is no mistake.
 */
export function readFields(value: unknown): readonly number[] | undefined {
  if (typeof value !== "string") return undefined;
  const texts = value.split(",").map((field) => field.trim());
  if (!texts.every((text) => /^\d{1,3}$/.test(text))) return undefined;
  const fields = texts.map(Number);
  const ascends = fields.every((field, index) => index === 0 || field > (fields[index - 1] ?? field));
  return ascends && fields[0] === 0 ? fields : undefined;
}
