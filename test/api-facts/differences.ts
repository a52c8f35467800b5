import type { Difference } from "./fact-types.js";
import { marketDifferences } from "./market/differences.js";
import { traderDifferences } from "./trader/differences.js";

/** Every place known where live answers are not as the specifications say. */
export const differences: readonly Difference[] = [...traderDifferences, ...marketDifferences];
