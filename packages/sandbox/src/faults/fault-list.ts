import { checkFault } from "./check-fault.js";
import type { CheckedFault } from "./fault.js";
import { matchesPath } from "./matches-path.js";

export interface FaultList {
  /** @throws TypeError saying what is expected. */
  add(fault: unknown): CheckedFault;
  /** The faults still to come, with the times left. */
  pending(): readonly CheckedFault[];
  /** The oldest pending fault for such a request, counted as played. */
  take(method: string, path: string): CheckedFault | undefined;
  clear(): void;
}

export function createFaultList(): FaultList {
  let pending: { readonly fault: CheckedFault; left: number }[] = [];
  return {
    add(value) {
      const fault = checkFault(value);
      pending.push({ fault, left: fault.times });
      return fault;
    },
    pending: () => pending.map(({ fault, left }) => ({ ...fault, times: left })),
    take(method, path) {
      const found = pending.find(({ fault }) => matches(fault, method, path));
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

function matches(fault: CheckedFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return matchesPath(fault.path, path);
}
