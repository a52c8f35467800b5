import { codes, type Outcome, outcomeOf } from "../response-codes.js";

/** Happens to a command: it is answered with a code. */
type CommandFaultName = "response-code" | "token-expired";

/** Happens to a frame that the streamer is about to send. */
export type FrameFaultName = "cut" | "stall" | "garbage" | "duplicate" | "reorder" | NoticeFaultName;

/** Takes the place of a frame: a notice, after which the connection is severed. */
export type NoticeFaultName = "taken-over" | "slow-consumer" | "no-subscriptions" | "stopped";

/** What can go wrong on the stream. `refused` happens to a connection before it is one. */
export type StreamFaultName = CommandFaultName | FrameFaultName | "refused";

export const notices: Readonly<Record<NoticeFaultName, Outcome>> = {
  "taken-over": outcomeOf(codes.closeConnection),
  "slow-consumer": { code: codes.stopStreaming, msg: "Stop streaming due to slowness" },
  "no-subscriptions": { code: codes.stopStreaming, msg: "Stop streaming due to empty subscription" },
  stopped: { code: codes.stopStreaming, msg: "Stop streaming by an administrator" },
};

const commandFaults: Readonly<Record<CommandFaultName, true>> = {
  "response-code": true,
  "token-expired": true,
};

const frameFaults: Readonly<Record<FrameFaultName, true>> = {
  cut: true,
  stall: true,
  garbage: true,
  duplicate: true,
  reorder: true,
  "taken-over": true,
  "slow-consumer": true,
  "no-subscriptions": true,
  stopped: true,
};

export const streamFaultNames: readonly string[] = [
  ...Object.keys(commandFaults),
  ...Object.keys(frameFaults),
  "refused",
];

export function isFrameFault(name: StreamFaultName): name is FrameFaultName {
  return Object.hasOwn(frameFaults, name);
}

export function isNoticeFault(name: StreamFaultName): name is NoticeFaultName {
  return Object.hasOwn(notices, name);
}
