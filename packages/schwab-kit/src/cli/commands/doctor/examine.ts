import { SchwabKitError } from "@schwab-kit/core";
import { systemErrorCode, within } from "@schwab-kit/core/support";
import { type Finding, unknown } from "./finding.js";
import type { Setup } from "./setup.js";

/** One thing that is looked at. It changes nothing, and spends neither a login nor a refresh token. */
export interface Check {
  readonly name: string;
  readonly look: (setup: Setup) => Finding | Promise<Finding>;
}

/** A finding, and the check that found it. */
export type NamedFinding = { readonly check: string } & Finding;

/** For one check, milliseconds. More than two hosts that are silent one after the other. */
const LIMIT_MS = 20_000;

/** Looks at everything at once; one check that fails, or hangs, stops no other. */
export async function examine(checks: readonly Check[], setup: Setup): Promise<NamedFinding[]> {
  return await Promise.all(
    checks.map(async (check) => ({ check: check.name, ...(await findingOf(check, setup)) })),
  );
}

async function findingOf({ look }: Check, setup: Setup): Promise<Finding> {
  const looking = (async () => await look(setup))();
  try {
    return await within(looking, LIMIT_MS, () => new DOMException("It took too long.", "TimeoutError"));
  } catch (error) {
    return unknown(whyNot(error));
  }
}

function whyNot(error: unknown): string {
  // Each error of ours has a check of its own, which tells it: the base URL's, the token file's, the record's.
  if (error instanceof SchwabKitError) return "This can't be looked at until something else here is mended.";
  if (error instanceof Error && error.name === "TimeoutError") return "This could not be looked at in time.";
  return `This could not be looked at (${systemErrorCode(error) ?? "no reason given"}).`;
}
