import { randomBytes } from "node:crypto";

export function situation({ env }) {
  env.SCHWAB_TOKEN_KEY = randomBytes(32).toString("base64");
}
