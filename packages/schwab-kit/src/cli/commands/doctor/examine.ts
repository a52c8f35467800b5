import { SchwabKitError } from "@schwab-kit/core";
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
    checks.map(async ({ name, look }) => ({ check: name, ...(await within(() => look(setup))) })),
  );
}

async function within(look: () => Finding | Promise<Finding>): Promise<Finding> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Finding>((resolve) => {
    timer = setTimeout(
      () => resolve(unknown(`This could not be looked at within ${LIMIT_MS / 1000} seconds.`)),
      LIMIT_MS,
    );
  });
  try {
    return await Promise.race([(async () => await look())(), limit]);
  } catch (error) {
    return unknown(whyNot(error));
  } finally {
    clearTimeout(timer);
  }
}

function whyNot(error: unknown): string {
  // Each error of ours has a check of its own, which tells it: the base URL's, the token file's, the record's.
  if (error instanceof SchwabKitError) return "This can't be looked at until something else here is mended.";
  const code = (error as { code?: unknown } | undefined)?.code;
  return `This could not be looked at (${typeof code === "string" && /^\w+$/.test(code) ? code : "no reason given"}).`;
}
