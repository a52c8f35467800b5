import { createHash } from "node:crypto";
import { accounts } from "./account-data.js";

/**
 * The person's preferences: one object, though Schwab's schema says an array. The streamer's address is the
 * sandbox's own, so that no program under test ever connects to Schwab's.
 */
export function userPreference(sandboxUrl: string, correlationId: string): Record<string, unknown> {
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
    streamerInfo: [
      {
        streamerSocketUrl: `${sandboxUrl.replace(/^http/, "ws")}/ws`,
        schwabClientCustomerId: createHash("sha256").update("the sandbox's customer").digest("hex"),
        schwabClientCorrelId: correlationId,
        schwabClientChannel: "N9",
        schwabClientFunctionId: "APIAPP",
      },
    ],
    offers: [{ level2Permissions: true, mktDataPermission: "NP" }],
  };
}
