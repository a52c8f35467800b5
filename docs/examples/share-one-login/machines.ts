import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { openRedisStorage } from "@schwab-kit/storage-redis";
import { settings } from "../settings.part.js";

const { apiKey: appKey, appSecret, tokenPath, baseUrl } = settings;
const url = process.env.REDIS_URL ?? "";

// Once, on the machine where somebody has logged in: the login goes from the file to Redis.
const login = await tokenFile(tokenPath).load();
const first = await openRedisStorage({ url, login: "main" });
const here = new TokenManager({ storage: first, appKey, appSecret, baseUrl });
await here.adopt(login?.value as Parameters<typeof here.adopt>[0]);

// On any other machine:
const second = await openRedisStorage({ url, login: "main" });
const elsewhere = new TokenManager({ storage: second, appKey, appSecret, baseUrl });
console.log((await elsewhere.getAccessToken()) === (await here.getAccessToken()));
for (const open of [here, elsewhere, first, second]) await open.close();
