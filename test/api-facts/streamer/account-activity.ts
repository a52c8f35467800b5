/** The fields of ACCT_ACTIVITY by Schwab's streamer page, and schwab-py's names. Beside them come `seq` and `key`. */
export const accountActivity = [
  { number: 0, official: "Key", type: "string", schwabPy: "SUBSCRIPTION_KEY" },
  { number: 1, official: "Account", type: "string", schwabPy: "ACCOUNT" },
  { number: 2, official: "Message Type", type: "string", schwabPy: "MESSAGE_TYPE" },
  { number: 3, official: "Message Data", type: "string", schwabPy: "MESSAGE_DATA" },
] as const;
