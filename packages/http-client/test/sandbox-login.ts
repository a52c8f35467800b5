import type { Sandbox } from "@schwab-kit/sandbox";
import type { AccessTokenSource } from "../src/index.js";

interface Login {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Logs in to a sandbox that approves by itself, and gets a new token when one is refused. */
export async function loginTo(sandbox: Sandbox): Promise<AccessTokenSource> {
  let login = await requestToken(sandbox, {
    grant_type: "authorization_code",
    code: await authorize(sandbox),
  });
  return {
    async getAccessToken({ rejected } = {}) {
      if (rejected === login.access_token) {
        const { refresh_token } = login;
        login = await requestToken(sandbox, { grant_type: "refresh_token", refresh_token });
      }
      return login.access_token;
    },
  };
}

async function authorize({ url, appKey, callbackUrl }: Sandbox): Promise<string> {
  const query = new URLSearchParams({ client_id: appKey, redirect_uri: callbackUrl, response_type: "code" });
  const response = await fetch(`${url}/v1/oauth/authorize?${query}`, { redirect: "manual" });
  await response.text();
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code");
  if (code === null) throw new Error("the sandbox gave no code");
  return code;
}

async function requestToken(sandbox: Sandbox, grant: Record<string, string>): Promise<Login> {
  const { url, appKey, appSecret, callbackUrl } = sandbox;
  const response = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${appKey}:${appSecret}`)}` },
    body: new URLSearchParams({ ...grant, redirect_uri: callbackUrl }),
  });
  if (response.status !== 200) throw new Error(`the sandbox gave no token: ${response.status}`);
  return (await response.json()) as Login;
}
