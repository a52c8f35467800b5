/** Just enough of DER (ITU-T X.690) to write one certificate. Each function gives one whole element. */

export function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, ...parts);
}

export function set(...parts: readonly Buffer[]): Buffer {
  return element(0x31, ...parts);
}

/** @param bytes big-endian; the highest bit must be clear, or the number is negative */
export function integer(bytes: Buffer): Buffer {
  return element(0x02, bytes);
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.from([value ? 0xff : 0]));
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text));
}

export function octetString(content: Buffer): Buffer {
  return element(0x04, content);
}

/** @param unusedBits how many of the last byte's low bits don't count */
export function bitString(content: Buffer, unusedBits = 0): Buffer {
  return element(0x03, Buffer.from([unusedBits]), content);
}

/** A context-specific element: constructed around other elements, or primitive with bytes of its own. */
export function tagged(number: number, kind: "constructed" | "primitive", content: Buffer): Buffer {
  return element((kind === "constructed" ? 0xa0 : 0x80) | number, content);
}

/** @param dotted such as `2.5.29.17` */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** To the second. Until 2049 certificates must use the form with two digits for the year (RFC 5280, 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/\D/g, "").slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}

function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content)]), content]);
}

function lengthOf({ length }: Buffer): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let left = length; left > 0; left >>= 8) bytes.unshift(left & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}
