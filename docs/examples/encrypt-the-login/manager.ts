import { TokenManager } from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret, SCHWAB_BASE_URL: baseUrl } = process.env;
const { SCHWAB_TOKEN_FILE: path = "", SCHWAB_TOKEN_KEY = "" } = process.env;

const storage = encryptedStorage(tokenFile(path), {
  key: () => ({ id: "2026", key: SCHWAB_TOKEN_KEY }),
});
const tokens = new TokenManager({ storage, appKey, appSecret, baseUrl });
console.log((await tokens.status()).state, (await tokens.getAccessToken()).length > 20);
await tokens.close();
