/** The person's settings, and what a streaming connection needs. */
export interface UserPreference {
  accounts?: UserPreferenceAccount[];
  /** Its first element names the streamer's address and the identifiers to log in with there. */
  streamerInfo?: StreamerInfo[];
  offers?: Offer[];
}

export interface UserPreferenceAccount {
  /** A string by Schwab's specification; numbers have been seen. Compare with `String(…)`. */
  accountNumber?: string | number;
  primaryAccount?: boolean;
  type?: string;
  nickName?: string;
  accountColor?: string;
  displayAcctId?: string;
  autoPositionEffect?: boolean;
}

export interface StreamerInfo {
  /** A `wss://` address. */
  streamerSocketUrl?: string;
  schwabClientCustomerId?: string;
  schwabClientCorrelId?: string;
  schwabClientChannel?: string;
  schwabClientFunctionId?: string;
}

export interface Offer {
  level2Permissions?: boolean;
  mktDataPermission?: string;
}
