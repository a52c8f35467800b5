import type { IncomingHttpHeaders } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** The certificate that is trusted; https only. */
  readonly ca?: string;
  /** Sent as it is in place of the path, as a browser never would. */
  readonly path?: string;
}

/** One request on a connection of its own, with every certificate check on and no redirect followed. */
export function send(url: string, options: RequestOptions = {}): Promise<Answer> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // Node would check the certificate against the Host header.
    const servername = options.headers?.["Host"] === undefined ? {} : { servername: "localhost" };
    const sent = request(url, { ...options, ...servername, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Logs in at an `autoApprove` sandbox, and gives the address that the browser is then sent to. */
export async function approve(authorizationUrl: string): Promise<string> {
  const { status, headers } = await send(authorizationUrl);
  if (status !== 302 || headers.location === undefined) throw new Error(`authorize answered HTTP ${status}`);
  return headers.location;
}
