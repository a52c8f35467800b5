import type { StreamerInfo } from "../streamer/streamer-info.js";
import { accounts } from "./account-data.js";

/** The person's preferences: one object, though Schwab's schema says an array. */
export function userPreference(streamer: StreamerInfo): Record<string, unknown> {
  return {
    accounts: accounts.map((account, index) => ({
      accountNumber: account.accountNumber,
      primaryAccount: index === 0,
      type: "BROKERAGE",
      nickName: account.nickName,
      accountColor: account.accountColor,
      displayAcctId: `...${account.accountNumber.slice(-3)}`,
      autoPositionEffect: true,
    })),
    streamerInfo: [streamer],
    offers: [{ level2Permissions: true, mktDataPermission: "NP" }],
  };
}
