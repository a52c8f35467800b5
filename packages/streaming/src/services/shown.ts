import { withoutTokens } from "@schwab-kit/core/support";

/** A value in an error's text: what stands in the wrong place may be anything, a token too. */
export function shown(value: string): string {
  return JSON.stringify(withoutTokens(value, [], 40));
}
