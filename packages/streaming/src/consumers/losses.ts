/** Counts what is lost, and tells the count at the first and whenever it has doubled: not as often as it happens. */
export class Losses {
  readonly #tell: (count: number) => void;
  #count = 0;
  #next = 1;

  constructor(tell: (count: number) => void) {
    this.#tell = tell;
  }

  add(): void {
    this.#count += 1;
    if (this.#count < this.#next) return;
    this.#next = this.#count * 2;
    this.#tell(this.#count);
  }
}
