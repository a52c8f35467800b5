import type { Open } from "../types/open.js";

/** What `getAccounts` adds to each account. */
export const AccountFields = {
  POSITIONS: "positions",
} as const;

export type AccountFields = Open<(typeof AccountFields)[keyof typeof AccountFields]>;
