import { randomBytes, timingSafeEqual } from "node:crypto";

/** What a browser that loaded the page here shows with each request. Another start has another. */
export interface SessionCookie {
  /** The header that sets it. */
  readonly header: string;
  isIn(request: Request): boolean;
}

/** Cookies don't know ports: the name keeps the servers of one machine apart. */
export function createSessionCookie({ protocol, port }: URL): SessionCookie {
  const isSecure = protocol === "https:";
  const name = `schwab-kit-${port || (isSecure ? "443" : "80")}`;
  const value = randomBytes(32).toString("base64url");
  const expected = Buffer.from(`${name}=${value}`);
  return {
    header: `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`,
    isIn(request) {
      // A program on another port can add one of the same name in front: any that is right will do.
      const cookies = (request.headers.get("cookie") ?? "")
        .split(";")
        .map((cookie) => Buffer.from(cookie.trim()));
      return cookies.some((cookie) => cookie.length === expected.length && timingSafeEqual(cookie, expected));
    },
  };
}

/** True for what a browser's window loads: by a link, a typed address, or the way back from the login. */
export function isPageLoad({ method, headers }: Request): boolean {
  return method === "GET" && headers.get("sec-fetch-dest") === "document";
}
