import type { TokenStorage } from "@schwab-kit/core";
import type { StorageBacking } from "../../src/index.js";
import { newPlace, type Place, soundStorage } from "../sound-storage.js";

/** A storage with one flaw, and the one promise that it breaks. */
export interface BrokenStorage {
  readonly flaw: string;
  readonly breaks: string;
  /** Gives what is different from a sound storage over the same place. */
  readonly broken: (place: Place, sound: TokenStorage) => Partial<TokenStorage>;
  readonly hooks?: (place: Place) => Partial<StorageBacking>;
}

export function backingOf({ broken, hooks }: BrokenStorage): StorageBacking {
  const place = newPlace();
  const open = (): TokenStorage => {
    const sound = soundStorage(place);
    return { ...sound, ...broken(place, sound) };
  };
  return { open, rawBytes: () => place.stored?.text ?? "", ...hooks?.(place) };
}
