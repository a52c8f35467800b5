import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";

/** A login at the approving sandbox; gives its record, which is stored nowhere yet. */
export async function logIn(sandbox) {
  const app = { apiKey: sandbox.appKey, callbackUrl: sandbox.callbackUrl, baseUrl: sandbox.url };
  const authContext = getAuthContext(app);
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  await response.arrayBuffer();
  let record;
  const client = await clientFromReceivedUrl({
    ...app,
    appSecret: sandbox.appSecret,
    authContext,
    receivedUrl: response.headers.get("location"),
    tokenWriteFunc: (written) => {
      record = structuredClone(written);
    },
  });
  await client.close();
  return record;
}
