/** Longer than any symbol, as hashes and tokens are. Encoded commas, blanks, slashes and colons end a run. */
const longRun = /(?:[\w.~@+-]|%(?!2C|20|2F|3A)[0-9A-F]{2}){33,}/gi;

/** A path with its query, fit for a log: without the account in it, and without what looks like a hash or token. */
export function redactedPath(path: string): string {
  return path
    .replace(/(\/accounts\/)(?!accountNumbers\b)[^/?]+/, "$1[account]")
    .replace(longRun, "[redacted]");
}
