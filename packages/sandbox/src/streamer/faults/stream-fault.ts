import type { FrameKind } from "../frames.js";
import type { StreamFaultName } from "./stream-fault-names.js";

/** Something that goes wrong on the stream, the next time that it can. */
export interface StreamFault {
  /** What happens. */
  readonly name: StreamFaultName;
  /** With `response-code`, which needs it: Schwab's code. After 3, 12 and 30 the connection is severed. */
  readonly code?: number;
  /** With `response-code`: only this command. */
  readonly command?: string;
  /** Only commands or frames of this service, such as `LEVELONE_EQUITIES` or `ADMIN`. */
  readonly service?: string;
  /** With what happens to a frame: of which kind. Default `data`; a heartbeat is a `notify`. */
  readonly frame?: FrameKind;
  /** How often it happens. Default 1. */
  readonly times?: number;
}

/** A checked fault with its defaults. */
export interface CheckedStreamFault extends StreamFault {
  readonly times: number;
}
