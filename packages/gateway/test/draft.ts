import type { Scene } from "./support.js";

export const token = "I0.c29tZS10b2tlbg.AbCdEf@";

/** A good request of the page, which each attack changes in one way. */
export interface Draft {
  readonly line?: string;
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

const quotes = "GET /marketdata/v1/quotes?symbols=AAPL HTTP/1.1";
export const order = "POST /trader/v1/accounts/5A1F/orders HTTP/1.1";
export const json = ["Content-Type: application/json"];
export const get = (target: string): Draft => ({ line: `GET ${target} HTTP/1.1` });
export const more = (...headers: string[]): Draft => ({ headers });
export const tokenRequest = (body: string, ...headers: string[]): Draft => ({
  line: "POST /v1/oauth/token HTTP/1.1",
  headers: ["Content-Type: application/x-www-form-urlencoded", ...headers],
  body,
});
export const chunked = (size: number): string => `${size.toString(16)}\r\n${" ".repeat(size)}\r\n0\r\n\r\n`;

export function bytesOf({ line = quotes, host, headers = [], body }: Draft, scene: Scene): string {
  const isForToken = line.includes("/v1/oauth/");
  const length = body === undefined || /^(content-length|transfer-encoding):/im.test(headers.join("\n"));
  return [
    line.replaceAll("{own}", new URL(scene.gateway.url).host),
    ...(host === "" ? [] : [`Host: ${host ?? new URL(scene.gateway.url).host}`]),
    `Cookie: ${scene.cookie}`,
    ...(isForToken || headers.some((header) => /^authorization:/i.test(header))
      ? []
      : [`Authorization: Bearer ${token}`]),
    ...(headers.some((header) => /^sec-fetch-site:/i.test(header)) ? [] : ["Sec-Fetch-Site: same-origin"]),
    ...headers,
    ...(length ? [] : [`Content-Length: ${body?.length ?? 0}`]),
    "",
    body ?? "",
  ].join("\r\n");
}
