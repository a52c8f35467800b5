import type { StreamTiming } from "../stream-timing.js";

/** How often in the time limit it looks. */
const LOOKS = 4;

/** Tells once when nothing has come for so many milliseconds. */
export class Watchdog {
  readonly #timing: StreamTiming;
  readonly #silenceMs: number;
  readonly #tell: (reason: "silence" | "sleep") => void;
  #lastFrame: number;
  #cancel: () => void = () => {};

  constructor(timing: StreamTiming, silenceMs: number, tell: (reason: "silence" | "sleep") => void) {
    this.#timing = timing;
    this.#silenceMs = silenceMs;
    this.#tell = tell;
    this.#lastFrame = timing.now();
    this.#look();
  }

  /** Something has come. */
  fed(): void {
    this.#lastFrame = this.#timing.now();
  }

  stop(): void {
    this.#cancel();
  }

  #look(): void {
    const everyMs = this.#silenceMs / LOOKS;
    const due = this.#timing.now() + everyMs;
    this.#cancel = this.#timing.after(everyMs, () => {
      const now = this.#timing.now();
      if (now - this.#lastFrame < this.#silenceMs) return this.#look();
      // A page in the background has late timers too, but it goes on getting frames.
      const wasAsleep = now - due >= this.#silenceMs / 2;
      this.#tell(wasAsleep ? "sleep" : "silence");
    });
  }
}
