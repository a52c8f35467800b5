import { expect } from "vitest";
import type { Patient } from "./patient.js";
import { type Running, start } from "./run.js";

interface WatchEvent {
  readonly event: string;
  readonly [member: string]: unknown;
}

/** The built `schwab watch --json`, running. */
export interface Watching extends Running {
  events(): WatchEvent[];
  /** Waits for the last event to be this one, and gives it. */
  last(event: string): Promise<WatchEvent>;
}

export function watching({ env }: Pick<Patient, "env">, ...flags: string[]): Watching {
  const running = start("schwab", ["watch", "--json", ...flags], { env });
  const events = (): WatchEvent[] =>
    running
      .printed()
      .split("\n")
      .filter((line) => line.startsWith('{"at":') && line.endsWith("}"))
      .map((line) => JSON.parse(line));
  return {
    ...running,
    events,
    async last(event) {
      await expect.poll(() => events().at(-1)?.event, { timeout: 15_000, interval: 20 }).toBe(event);
      return events().at(-1) as WatchEvent;
    },
  };
}
