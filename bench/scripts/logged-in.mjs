import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";

/** A source of access tokens for a sandbox that approves by itself. */
export async function loggedIn({ url, appKey, appSecret, callbackUrl }) {
  const app = { apiKey: appKey, callbackUrl, baseUrl: url };
  const authContext = getAuthContext(app);
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  const client = await clientFromReceivedUrl({
    ...app,
    appSecret,
    authContext,
    receivedUrl: response.headers.get("location"),
    tokenWriteFunc: () => {},
  });
  return client.tokens;
}
