import { type ApiCall, type CallOptions, SchwabClient } from "../src/index.js";
import { readJson } from "../src/read-json.js";
import { type RecordedTokens, tokens } from "./server.js";

/** A client that changes orders in the barest way: what such requests have in common, whatever they are about. */
export class OrderWriter extends SchwabClient {
  write(
    account: string,
    options: CallOptions & { method?: "POST" | "PUT" | "DELETE" } = {},
  ): ApiCall<object> {
    const { method = "POST" } = options;
    return this.call(options, () => ({
      method,
      path: `/trader/v1/accounts/${account}/orders`,
      ...(method === "DELETE" ? {} : { body: { quantity: 1 } }),
      changesOrdersOf: account,
      read: readJson<object>,
    }));
  }
}

/** The hash of an account. */
export const hashOf = (account: number): string => account.toString(16).toUpperCase().padStart(64, "AB");

export function writerOf(
  server: { readonly origin: string },
  options: Partial<ConstructorParameters<typeof SchwabClient>[0]> = {},
): OrderWriter {
  const source: RecordedTokens = tokens("token-1");
  return new OrderWriter({ tokens: source, baseUrl: server.origin, ...options });
}
