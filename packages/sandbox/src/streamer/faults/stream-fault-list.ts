import { createPendingFaults } from "../../faults/pending-faults.js";
import type { Frame } from "../frames.js";
import type { StreamCommand } from "../read-commands.js";
import { codes } from "../response-codes.js";
import { checkStreamFault } from "./check-stream-fault.js";
import type { CheckedStreamFault } from "./stream-fault.js";
import { type FrameFaultName, isFrameFault } from "./stream-fault-names.js";

export interface StreamFaultList {
  /** @throws TypeError saying what is expected. */
  add(fault: unknown): CheckedStreamFault;
  /** The faults still to come, with the times left. */
  pending(): readonly CheckedStreamFault[];
  /** The code that a command is to be answered with, counted as played. */
  takeCode(command: StreamCommand): number | undefined;
  /** What is to happen to a frame, counted as played. */
  takeForFrame(frame: Frame): FrameFaultName | undefined;
  /** Whether the next connection is to be refused, counted as played. */
  takeRefusal(): boolean;
  clear(): void;
}

export function createStreamFaultList(): StreamFaultList {
  const pending = createPendingFaults<CheckedStreamFault>();
  return {
    add(value) {
      const fault = checkStreamFault(value);
      pending.add(fault);
      return fault;
    },
    pending: pending.list,
    takeCode({ service, command }) {
      const found = pending.take((fault) =>
        fault.name === "token-expired"
          ? command === "LOGIN"
          : fault.name === "response-code" &&
            (fault.service ?? service) === service &&
            (fault.command ?? command) === command,
      );
      return found && (found.code ?? codes.loginDenied);
    },
    takeForFrame({ kind, service }) {
      const found = pending.take(
        (fault) =>
          isFrameFault(fault.name) &&
          fault.frame === kind &&
          (fault.service === undefined || fault.service === service),
      );
      return found !== undefined && isFrameFault(found.name) ? found.name : undefined;
    },
    takeRefusal: () => pending.take(({ name }) => name === "refused") !== undefined,
    clear: pending.clear,
  };
}
