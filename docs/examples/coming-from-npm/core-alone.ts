import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret } = process.env;
const { SCHWAB_TOKEN_FILE: path = "", SCHWAB_BASE_URL: baseUrl } = process.env;

const tokens = new TokenManager({ storage: tokenFile(path), appKey, appSecret, baseUrl });
const origin = baseUrl ?? "https://api.schwabapi.com";
const response = await fetch(`${origin}/marketdata/v1/quotes?symbols=AAPL`, {
  headers: { authorization: `Bearer ${await tokens.getAccessToken()}` },
});
console.log(response.status, Object.keys(await response.json()));
await tokens.close();
