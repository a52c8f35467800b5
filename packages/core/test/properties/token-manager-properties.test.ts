import fc from "fast-check";
import { afterAll, beforeAll, test } from "vitest";
import { invariantsHold } from "./run-world.js";
import { realTime, virtualTime } from "./virtual-time.js";

// The same worlds at each `npm test`; as many others as PROPERTY_RUNS says, chosen anew or by PROPERTY_SEED.
const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
const numRuns = Number(PROPERTY_RUNS ?? 1_000);
const seed = PROPERTY_SEED ?? (PROPERTY_RUNS === undefined ? "20261123" : `${Date.now() % 2 ** 31}`);

beforeAll(virtualTime);
afterAll(realTime);

test(
  "whatever happens to the processes of one login, its invariants hold",
  async () => {
    await fc.assert(invariantsHold(), { numRuns, seed: Number(seed) });
  },
  30_000 + numRuns * 20,
);
