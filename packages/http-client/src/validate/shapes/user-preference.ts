import type {
  Offer,
  StreamerInfo,
  UserPreference,
  UserPreferenceAccount,
} from "../../types/user-preference.js";
import { flag, list, object, type Shape, text, textOrNumber } from "../shape.js";

export const userPreference: Shape<UserPreference> = object<UserPreference>({
  accounts: list(
    object<UserPreferenceAccount>({
      accountNumber: textOrNumber,
      primaryAccount: flag,
      type: text,
      nickName: text,
      accountColor: text,
      displayAcctId: text,
      autoPositionEffect: flag,
    }),
  ),
  streamerInfo: list(
    object<StreamerInfo>({
      streamerSocketUrl: text,
      schwabClientCustomerId: text,
      schwabClientCorrelId: text,
      schwabClientChannel: text,
      schwabClientFunctionId: text,
    }),
  ),
  offers: list(object<Offer>({ level2Permissions: flag, mktDataPermission: text })),
});
