import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";

/** A client that is logged in at a sandbox which approves by itself. `write` is given each token record. */
export async function loggedIn({ url, appKey, appSecret, callbackUrl }, write = () => {}) {
  const app = { apiKey: appKey, callbackUrl, baseUrl: url };
  const authContext = getAuthContext(app);
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  return await clientFromReceivedUrl({
    ...app,
    appSecret,
    authContext,
    receivedUrl: response.headers.get("location"),
    tokenWriteFunc: write,
  });
}
