/** The JSON value that the bytes hold, or `undefined`, which no JSON text means. */
export function parseBytes(bytes: Uint8Array): unknown {
  try {
    // Fatal, because a lenient decoder would turn damaged bytes into a different token.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's own error quotes what it read.
    return undefined;
  }
}
