/** More than a manager can meet within the life of a token. */
const KEPT = 32;

/** The access tokens that the API refused: nobody gets one of them again, wherever it turns up. */
export class RejectedTokens {
  readonly #tokens = new Set<string>();

  add(token: string): void {
    this.#tokens.add(token);
    if (this.#tokens.size > KEPT) this.#tokens.delete(this.#tokens.values().next().value as string);
  }

  has(token: string): boolean {
    return this.#tokens.has(token);
  }
}
