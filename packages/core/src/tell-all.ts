/** Calls every listener. What one throws is its own bug, of which neither the others nor the teller hear. */
export function tellAll<T>(listeners: Iterable<(told: T) => void>, told: T): void {
  for (const listener of [...listeners]) {
    try {
      listener(told);
    } catch {
      // As said above.
    }
  }
}
