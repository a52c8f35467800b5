/** Something in an answer that our types didn't lead one to expect. Never holds a value: that may be personal. */
export interface AnswerFinding {
  /**
   * `wrong-kind` and `missing-member` contradict our types. `unknown-member` and `unknown-value` don't: they tell
   * what Schwab has and we don't list.
   */
  readonly kind: "wrong-kind" | "missing-member" | "unknown-member" | "unknown-value";
  /** Method and path of the request. */
  readonly asked: string;
  /** The first place, such as `$.candles[3].close`. */
  readonly path: string;
  readonly expected: string;
  /** The kind of what stood there: `string`, `number`, `boolean`, `null`, `array`, `object` or `nothing`. */
  readonly found: string;
  /** How many places of this answer differ like this one. */
  readonly count: number;
}

/** Looks at answers before the caller gets them. `liveValidator` of `@schwab-kit/http-client/validate` is one. */
export interface AnswerCheck {
  /**
   * @param asked method and path, such as `GET /trader/v1/accounts/accountNumbers`
   * @param data what the caller is to get; the check leaves it as it is
   * @returns what to reject the call for; with nothing in it the call succeeds
   */
  check(asked: string, data: unknown): readonly AnswerFinding[];
}
