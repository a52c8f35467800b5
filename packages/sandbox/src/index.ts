export type { Fault } from "./faults/fault.js";
export type { FaultName } from "./faults/fault-presets.js";
export type { JournalEntry } from "./journal/journal.js";
export type { SandboxOptions } from "./options.js";
export type { RateLimits } from "./rate-limit/rate-limits.js";
export { type Sandbox, startSandbox } from "./start-sandbox.js";
