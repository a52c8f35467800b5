/** What a wait for the browser ends with when its time is over. */
export class NoAnswerInTime extends Error {
  // By hand, because minifiers rename the class.
  override readonly name: string = "NoAnswerInTime";
}
