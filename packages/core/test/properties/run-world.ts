import fc from "fast-check";
import type { MakeSubject } from "./simulated-process.js";
import { type Setting, type Step, someSetting, someSteps } from "./steps.js";
import { beginning } from "./virtual-time.js";
import { World } from "./world.js";

/** Runs one world from its first step until long after its last. Gives the invariants that were broken. */
async function runWorld(
  setting: Setting,
  steps: readonly Step[],
  makeSubject?: MakeSubject,
): Promise<string[]> {
  beginning();
  const world = new World(setting, makeSubject);
  await world.run(steps);
  await world.calmDown();
  await world.check();
  return world.rules.violations.map(({ invariant, what }) => `invariant ${invariant}: ${what}`);
}

/** That no invariant is broken, whatever happens; or that one of them isn't. */
export function invariantsHold({
  makeSubject,
  only = "",
}: {
  readonly makeSubject?: MakeSubject;
  readonly only?: number | "";
} = {}): fc.IAsyncProperty<[Setting, Step[]]> {
  return fc.asyncProperty(someSetting, someSteps, async (setting, steps) => {
    const broken = await runWorld(setting, steps, makeSubject);
    const told = broken.filter((one) => one.startsWith(`invariant ${only}`));
    if (told.length > 0) throw new Error(told.join("\n"));
  });
}
