import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenSubjects } from "./broken-subjects.js";
import { invariantsHold } from "./run-world.js";
import { realTime, virtualTime } from "./virtual-time.js";

beforeAll(virtualTime);
afterAll(realTime);

test.each(brokenSubjects)(
  "invariant $invariant is seen broken by $mistake",
  async ({ invariant, makeSubject }) => {
    const found = await fc.check(invariantsHold({ makeSubject, only: invariant }), {
      seed: 20261123,
      // Ends at the first; the rarest took some two thousand.
      numRuns: 12_000,
      endOnFailure: true,
    });
    expect(found.errorInstance).toMatchObject({
      message: expect.stringContaining(`invariant ${invariant}: `),
    });
  },
  120_000,
);
