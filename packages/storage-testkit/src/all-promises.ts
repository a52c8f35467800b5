import { absenceIsUndefined } from "./promises/absence.js";
import { atOncePromises } from "./promises/at-once.js";
import { brokenValuePromises } from "./promises/broken-value.js";
import { clearPromises, clearRemoves } from "./promises/clear.js";
import { showsNoPlaintext } from "./promises/encryption.js";
import { betweenHandles, inOneHandle } from "./promises/exclusion.js";
import { killedHolderPromises } from "./promises/killed-holder.js";
import { killedWriterPromises } from "./promises/killed-writer.js";
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
  ...inOneHandle.all,
  ...lockPromises,
  ...betweenHandles.all,
  ...overstayingPromises,
  ...subscribePromises,
  ...reopeningPromises,
  showsNoPlaintext,
  ...killedHolderPromises,
  ...killedWriterPromises,
];
