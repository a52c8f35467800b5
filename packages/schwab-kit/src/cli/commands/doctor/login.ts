import { parseTokenRecord, TokenManager, type TokenStatus } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";

/** The stored login. */
export interface Login {
  readonly status: TokenStatus;
  /** Sent to the server that issued it, and shown to nobody. */
  readonly accessToken: string;
}

/**
 * What is stored, if anybody is logged in. Nothing is renewed.
 * @throws StorageError, TokenError
 */
export async function readLogin(path: string, baseUrl: string): Promise<Login | undefined> {
  const storage = tokenFile(path);
  const status = await new TokenManager({ storage, baseUrl }).status();
  const stored = await storage.load();
  if (stored === undefined) return undefined;
  return { status, accessToken: parseTokenRecord(stored.value, storage.description).token.access_token };
}
