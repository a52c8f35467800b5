import { randomBytes } from "node:crypto";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const key = randomBytes(32).toString("base64");

/** The login that is there is encrypted. */
export async function situation({ env }) {
  env.SCHWAB_TOKEN_KEY = key;
  env.SCHWAB_TOKEN_KEY_2026 = key;
  env.SCHWAB_TOKEN_KEY_2027 = randomBytes(32).toString("base64");
  const plain = await tokenFile(env.SCHWAB_TOKEN_FILE).load();
  const encrypted = encryptedStorage(tokenFile(env.SCHWAB_TOKEN_FILE), { key: () => ({ id: "2026", key }) });
  await encrypted.save(plain.value, { expected: plain.revision });
}
