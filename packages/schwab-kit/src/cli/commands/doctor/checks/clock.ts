import { inWords } from "@schwab-kit/core";
import type { Check } from "../examine.js";
import { ok, unknown, wrong } from "../finding.js";

/** From these on, seconds: what other programs may mind, and what breaks certificates and log files. */
const OFF = 30;
const WRONG = 300;

export const clock: Check = {
  name: "clock",
  async look({ knock }) {
    const found = await knock();
    if (!found.reached) return unknown("The server that could tell the time is not reached.");
    if (found.skewMs === undefined) return unknown("The server tells no time.");
    const seconds = Math.round(Math.abs(found.skewMs) / 1000);
    if (seconds < OFF) return ok("This machine's clock agrees with the server's.");
    return wrong(
      seconds < WRONG ? "clock-off" : "clock-wrong",
      `This machine's clock is ${inWords(seconds)} ${found.skewMs > 0 ? "behind" : "ahead of"} the server's.`,
      "Let the system set its clock by the network (NTP).",
    );
  },
};
