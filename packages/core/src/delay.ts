/** Resolves after this many milliseconds. Keeps the process alive: whoever waits wants the end of it. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
