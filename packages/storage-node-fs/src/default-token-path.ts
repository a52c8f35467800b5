import { homedir } from "node:os";
import { join } from "node:path";

/** Where the token is kept unless the user says otherwise: `~/.schwab/token.json`, as an absolute path. */
export function defaultTokenPath(): string {
  return join(homedir(), ".schwab", "token.json");
}
