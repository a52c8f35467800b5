import { absenceIsUndefined } from "./promises/absence.js";
import { atOncePromises } from "./promises/at-once.js";
import { processesLoseNoIncrement } from "./promises/between-processes.js";
import { brokenValuePromises } from "./promises/broken-value.js";
import { clearPromises, clearRemoves } from "./promises/clear.js";
import { betweenHandles, inOneHandle } from "./promises/competition.js";
import { showsNoPlaintext } from "./promises/encryption.js";
import { killedHolderPromises } from "./promises/killed-holder.js";
import { killedWriterLeavesWhole } from "./promises/killed-writer.js";
import { leftoverPromises } from "./promises/leftovers.js";
import { lockPromises } from "./promises/lock.js";
import { overstayingPromises } from "./promises/overstaying.js";
import { racePromises } from "./promises/races.js";
import { reopeningPromises } from "./promises/reopening.js";
import { savePromises } from "./promises/save.js";
import { conflictsBetweenHandles, isSeenByOthers } from "./promises/sharing.js";
import { subscribePromises } from "./promises/subscribe.js";
import { valuePromises } from "./promises/values.js";
import type { StoragePromise } from "./storage-promise.js";

/** In the order of testing: what others build on comes before them. */
export const allPromises: readonly StoragePromise[] = [
  clearRemoves,
  isSeenByOthers,
  ...valuePromises,
  absenceIsUndefined,
  ...savePromises,
  ...clearPromises,
  ...brokenValuePromises,
  conflictsBetweenHandles,
  ...racePromises,
  ...atOncePromises,
  ...Object.values(inOneHandle),
  ...lockPromises,
  ...Object.values(betweenHandles),
  ...overstayingPromises,
  ...subscribePromises,
  ...reopeningPromises,
  showsNoPlaintext,
  ...killedHolderPromises,
  killedWriterLeavesWhole,
  ...leftoverPromises,
  processesLoseNoIncrement,
];
