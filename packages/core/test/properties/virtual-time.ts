import { vi } from "vitest";

/** Time that moves only when a test lets it pass. Until `realTime` is called. */
export function virtualTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
  // The fake timers leave this one out.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return controller.signal;
  });
}

/** The same moment for each world, with nothing left of the one before. */
export function beginning(): void {
  vi.clearAllTimers();
  vi.setSystemTime(Date.UTC(2026, 10, 23, 15, 0, 0));
}

export function realTime(): void {
  vi.restoreAllMocks();
  vi.useRealTimers();
}

/** Lets this many milliseconds pass: each timer that is due, and what follows from it, before the next one. */
export async function pass(ms: number): Promise<void> {
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, ms);
  await followUp();
  while (!isOver) {
    vi.advanceTimersToNextTimer();
    await followUp();
  }
}

/** The machine sleeps this long: every clock goes on, and no timer. */
export function sleep(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Everything that needs no time. Bodies of answers and imports take a turn of the event loop beyond microtasks. */
async function followUp(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
