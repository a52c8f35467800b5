/**
 * A time in an answer as epoch milliseconds; NaN for none. Schwab writes `2024-06-06T13:46:03+0000`, without
 * the colon that some runtimes want.
 */
export function answerTime(text: string | undefined): number {
  return Date.parse(withColonInOffset(text ?? ""));
}

/** An offset without its colon, as Schwab writes it, is not read by every runtime. */
export function withColonInOffset(text: string): string {
  return text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
}
