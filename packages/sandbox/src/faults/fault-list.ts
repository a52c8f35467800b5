import { checkFault } from "./check-fault.js";
import type { CheckedFault } from "./fault.js";
import { matchesPath } from "./matches-path.js";
import { createPendingFaults } from "./pending-faults.js";

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
  const pending = createPendingFaults<CheckedFault>();
  return {
    add(value) {
      const fault = checkFault(value);
      pending.add(fault);
      return fault;
    },
    pending: pending.list,
    take: (method, path) => pending.take((fault) => matches(fault, method, path)),
    clear: pending.clear,
  };
}

function matches(fault: CheckedFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return matchesPath(fault.path, path);
}
