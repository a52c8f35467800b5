/** Remembers so many texts, and forgets the oldest for a new one. */
export class RecentSet {
  readonly #most: number;
  readonly #texts = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string): void {
    this.#texts.add(text);
    for (const oldest of this.#texts) {
      if (this.#texts.size <= this.#most) break;
      this.#texts.delete(oldest);
    }
  }

  has(text: string): boolean {
    return this.#texts.has(text);
  }
}
