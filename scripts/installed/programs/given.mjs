// What an example takes for given: the reader's own token manager.
import { TokenManager } from "@schwab-kit/core";
import { defaultTokenPath, tokenFile } from "@schwab-kit/storage-node-fs";

const { SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret } = process.env;
const manager = new TokenManager({ storage: tokenFile(defaultTokenPath()), appKey, appSecret });

export { manager, manager as tokens };
