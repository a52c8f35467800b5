export type { Fault } from "./faults/fault.js";
export type { FaultName } from "./faults/fault-presets.js";
export type { JournalEntry, StreamJournalEntry } from "./journal/journal.js";
export type { SandboxOptions } from "./options.js";
export type { RateLimits } from "./rate-limit/rate-limits.js";
export { type Sandbox, startSandbox } from "./start-sandbox.js";
export type { StreamFault } from "./streamer/faults/stream-fault.js";
export type { StreamFaultName } from "./streamer/faults/stream-fault-names.js";
