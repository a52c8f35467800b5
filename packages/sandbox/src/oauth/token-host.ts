/** The middle part of Schwab's codes and access tokens: the base64 of their server's name. */
export const tokenHost: string = Buffer.from("oauth2.bdc.schwab.com").toString("base64");
