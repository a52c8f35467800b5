import { once } from "node:events";
import { createServer } from "node:http";

/** A token endpoint on loopback that gives everybody a token at once, so that what is timed is the client. */
export async function startTokenServer() {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end('{"access_token":"I0.new@","token_type":"Bearer","expires_in":1800}');
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a login at that server left, with an access token that ends so many seconds from now. */
export function recordOf(server, secondsLeft) {
  const now = Math.floor(Date.now() / 1000);
  return {
    creation_timestamp: now,
    issuer: server.url,
    token: {
      access_token: "I0.old@",
      refresh_token: "refresh@",
      token_type: "Bearer",
      expires_in: 1800,
      expires_at: now + secondsLeft,
    },
  };
}

/** Options of a TokenManager for that server. */
export const appOf = (server) => ({ baseUrl: server.url, appKey: "app-key", appSecret: "app-secret" });
