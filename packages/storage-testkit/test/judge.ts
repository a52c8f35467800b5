import { testTokenStorage } from "../src/index.js";
import type { StorageBacking } from "../src/storage-backing.js";

export interface Judgement {
  readonly passed: string[];
  /** The promises that failed. */
  readonly broken: string[];
  readonly messages: string[];
  readonly printed: string[];
}

/** Runs the suite with a `test` that collects, one promise after the other, as a runner does. */
export async function judge(
  name: string,
  backing: () => StorageBacking,
  patienceMs = 2_500,
): Promise<Judgement> {
  const defined: [string, () => Promise<void>][] = [];
  const printed: string[] = [];
  await testTokenStorage({
    name,
    backing,
    test: (title, run) => defined.push([title.slice(name.length + 2), run]),
    print: (line) => printed.push(line),
    holdMs: 30,
    patienceMs,
  });
  const judgement: Judgement = { passed: [], broken: [], messages: [], printed };
  for (const [title, run] of defined) {
    try {
      await run();
      judgement.passed.push(title);
    } catch (error) {
      judgement.broken.push(title);
      judgement.messages.push((error as Error).message);
    }
  }
  return judgement;
}
