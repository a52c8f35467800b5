// settings.part.ts
const { SCHWAB_APP_KEY: apiKey = "", SCHWAB_APP_SECRET: appSecret = "" } = process.env;
const { SCHWAB_CALLBACK_URL: callbackUrl = "", SCHWAB_TOKEN_FILE: tokenPath = "" } = process.env;
const baseUrl = process.env.SCHWAB_BASE_URL; // unset: Schwab itself

export const settings = { apiKey, appSecret, callbackUrl, tokenPath, baseUrl };
