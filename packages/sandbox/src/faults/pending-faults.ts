/** Faults that are still to come, the oldest first. */
export interface PendingFaults<Fault extends { readonly times: number }> {
  add(fault: Fault): void;
  /** With the times left. */
  list(): readonly Fault[];
  /** The oldest one that fits, counted as played. */
  take(fits: (fault: Fault) => boolean): Fault | undefined;
  clear(): void;
}

export function createPendingFaults<Fault extends { readonly times: number }>(): PendingFaults<Fault> {
  let pending: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void pending.push({ fault, left: fault.times }),
    list: () => pending.map(({ fault, left }) => ({ ...fault, times: left })),
    take(fits) {
      const found = pending.find(({ fault }) => fits(fault));
      if (found === undefined) return undefined;
      found.left -= 1;
      pending = pending.filter(({ left }) => left > 0);
      return found.fault;
    },
    clear() {
      pending = [];
    },
  };
}
