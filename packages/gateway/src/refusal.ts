const statuses = {
  "gateway-request-malformed": 400,
  "gateway-body-missing": 400,
  "gateway-token-request-refused": 400,
  "gateway-authorize-request-refused": 400,
  "gateway-client-mismatch": 401,
  "gateway-token-missing": 401,
  "gateway-host-refused": 403,
  "gateway-origin-refused": 403,
  "gateway-session-missing": 403,
  "gateway-path-unknown": 404,
  "gateway-method-refused": 405,
  "gateway-body-too-large": 413,
  "gateway-body-type-refused": 415,
  "gateway-upstream-unreachable": 502,
  "gateway-upstream-redirect": 502,
  "gateway-upstream-timeout": 504,
} as const;

/** The `title` of an answer that is the gateway's own and not Schwab's. */
export type GatewayRefusalName = keyof typeof statuses;

/** What ends a request with an answer of the gateway's own. Never leaves the gateway. */
export class Refusal {
  readonly name: GatewayRefusalName;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail for the person; it must repeat nothing of the request */
  constructor(name: GatewayRefusalName, detail: string, headers: Readonly<Record<string, string>> = {}) {
    this.name = name;
    this.detail = detail;
    this.headers = headers;
  }

  /** In the envelope of Schwab's own gateway, which every client of the API reads. */
  toResponse(): Response {
    const status = statuses[this.name];
    const detail = `The local gateway, not Schwab, says: ${this.detail}`;
    return Response.json(
      { errors: [{ status, title: this.name, detail }] },
      {
        status,
        headers: { "cache-control": "no-store", "x-content-type-options": "nosniff", ...this.headers },
      },
    );
  }
}
