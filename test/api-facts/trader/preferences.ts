import type { SchemaFacts } from "../fact-types.js";

export const preferences: Record<string, SchemaFacts> = {
  UserPreference: {
    members: { accounts: "UserPreferenceAccount[]", offers: "Offer[]", streamerInfo: "StreamerInfo[]" },
  },
  UserPreferenceAccount: {
    members: {
      accountColor: "string",
      accountNumber: "string",
      autoPositionEffect: "boolean",
      displayAcctId: "string",
      nickName: "string",
      primaryAccount: "boolean",
      type: "string",
    },
  },
  StreamerInfo: {
    members: {
      schwabClientChannel: "string",
      schwabClientCorrelId: "string",
      schwabClientCustomerId: "string",
      schwabClientFunctionId: "string",
      streamerSocketUrl: "string",
    },
  },
  Offer: { members: { level2Permissions: "boolean", mktDataPermission: "string" } },
};
