import { readFile } from "node:fs/promises";
import { TokenManager } from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret, SCHWAB_BASE_URL: baseUrl } = process.env;
const { SCHWAB_TOKEN_FILE: path = "" } = process.env;
const keyId = async () => JSON.parse(await readFile(path, "utf8")).keyId;

// Asked for none, it gives the new key; asked for the old one's id, the old one.
const key = (id = "2027") => ({ id, key: process.env[`SCHWAB_TOKEN_KEY_${id}`] ?? "" });
const storage = encryptedStorage(tokenFile(path), { key });
const tokens = new TokenManager({ storage, appKey, appSecret, baseUrl });

console.log("written under the key of", await keyId());
const rejected = await tokens.getAccessToken();
await tokens.getAccessToken({ rejected }); // the next refresh, which comes by itself within half an hour
await tokens.close();
console.log("written under the key of", await keyId());
