/** Where one login is kept. The braces put its keys on one node of a cluster, so that a script may use several. */
export interface LoginKeys {
  /** A hash: `revision`, and `value` as JSON. */
  readonly token: string;
  /** The value that could not be read and was replaced; the last one only. */
  readonly corrupt: string;
  /** Who holds the lock, and which of their turns it is; ends by itself. */
  readonly lock: string;
  /** Written by `assertWritable` only, and gone at once. */
  readonly probe: string;
  /** A channel: each new revision, empty when the login is gone. */
  readonly changes: string;
}

export function keysOf(login: string): LoginKeys {
  const prefix = `schwab-kit:{${login}}`;
  return {
    token: `${prefix}:token`,
    corrupt: `${prefix}:corrupt`,
    lock: `${prefix}:lock`,
    probe: `${prefix}:probe`,
    changes: `${prefix}:changes`,
  };
}
