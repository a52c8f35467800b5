/** What a response or a notice tells. */
export interface Outcome {
  readonly code: number;
  readonly msg: string;
}

/** Schwab's response codes that the sandbox gives of its own accord. */
export const codes = {
  success: 0,
  loginDenied: 3,
  unknownFailure: 9,
  serviceNotAvailable: 11,
  closeConnection: 12,
  symbolLimit: 19,
  connectionNotFound: 20,
  badCommand: 21,
  failedView: 25,
  stopStreaming: 30,
} as const;

/** All of Schwab's codes, with what the sandbox says beside one that a fault asks for. */
export const codeMessages: ReadonlyMap<number, string> = new Map([
  [0, "SUCCESS"],
  [3, "Login Denied.: token is invalid or has expired."],
  [9, "Unknown failure"],
  [11, "Service not available"],
  [12, "Close connection: the maximum number of connections is reached"],
  [19, "Reached symbol limit"],
  [20, "Stream connection not found"],
  [21, "Bad command formatting"],
  [22, "SUBS command failed"],
  [23, "UNSUBS command failed"],
  [24, "ADD command failed"],
  [25, "VIEW command failed"],
  [26, "SUBS command succeeded"],
  [27, "UNSUBS command succeeded"],
  [28, "ADD command succeeded"],
  [29, "VIEW command succeeded"],
  [30, "Stop streaming"],
]);

/** A code as it is told when there is nothing more to say. */
export function outcomeOf(code: number): Outcome {
  return { code, msg: codeMessages.get(code) ?? "" };
}

/** Codes after which Schwab severs the connection. */
export const severing: ReadonlySet<number> = new Set([3, 12, 30]);

/** Codes that tell of success, so that the command was carried out. */
export const succeeding: ReadonlySet<number> = new Set([0, 26, 27, 28, 29]);
