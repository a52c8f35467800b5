import { readFile } from "node:fs/promises";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_TOKEN_FILE: path = "", SCHWAB_TOKEN_KEY = "" } = process.env;
const key = () => ({ id: "2026", key: SCHWAB_TOKEN_KEY });

const plain = await tokenFile(path).load();
if (plain === undefined) throw new Error("Nobody is logged in.");
const value = plain.value as Record<string, never>;
await encryptedStorage(tokenFile(path), { key }).save(value, { expected: plain.revision });

const { keyId, ...rest } = JSON.parse(await readFile(path, "utf8"));
console.log(keyId, Object.keys(rest).join(" "));
