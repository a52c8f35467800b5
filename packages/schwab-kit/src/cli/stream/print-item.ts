import type { StreamService } from "@schwab-kit/streaming";
import { printJson } from "../report.js";

/** Prints an item of the stream as a line of JSON, with its service. */
export function printItem(service: StreamService, item: object): void {
  printJson({ service, ...item });
}
