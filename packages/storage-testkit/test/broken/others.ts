import type { Listener, Place } from "../sound-storage.js";
import type { BrokenStorage } from "./broken-storage.js";

const encoded = (encode: (text: string) => string) => (place: Place) => ({
  rawBytes: () => new TextEncoder().encode(encode(place.stored?.text ?? "")),
});

export const otherBrokenStorages: readonly BrokenStorage[] = [
  {
    flaw: "has a subscribe that tells nothing",
    breaks: "subscribe tells the revision after a save, and undefined after a clear",
    broken: () => ({ subscribe: () => () => {} }),
  },
  {
    flaw: "tells of saves, but not of clears",
    breaks: "subscribe tells the revision after a save, and undefined after a clear",
    broken: (_, sound) => ({
      subscribe: (listener) =>
        sound.subscribe?.((revision) => {
          if (revision !== undefined) listener(revision);
        }) ?? (() => {}),
    }),
  },
  {
    flaw: "tells its listeners the value too",
    breaks: "subscribe tells revisions only, never a value",
    broken: (place, sound) => ({
      subscribe: (listener) =>
        sound.subscribe?.((...told) => (listener as Listener)(...told, place.stored?.text)) ?? (() => {}),
    }),
  },
  {
    flaw: "goes on telling who has unsubscribed",
    breaks: "a listener that has unsubscribed is told nothing more",
    broken: (_, sound) => ({
      subscribe(listener) {
        sound.subscribe?.(listener);
        return () => {};
      },
    }),
  },
  {
    flaw: "rejects a save when a listener throws",
    breaks: "a listener that throws harms neither who saves nor the other listeners",
    broken(place, sound) {
      return {
        async save(value, options) {
          const revision = await sound.save(value, options);
          for (const listener of [...strict(place)]) listener(revision);
          return revision;
        },
        async clear(options) {
          const cleared = await sound.clear(options);
          if (cleared) for (const listener of [...strict(place)]) listener(undefined);
          return cleared;
        },
        subscribe(listener) {
          strict(place).add(listener);
          return () => strict(place).delete(listener);
        },
      };
    },
  },
  {
    flaw: "does not say what it is",
    breaks: "every handle says the same about itself, from the start",
    broken: () => ({ description: "" }),
  },
  {
    flaw: "forgets when it is closed",
    breaks: "what was saved is there when the storage is closed and opened again, and can be saved over",
    broken: (place) => ({
      async close() {
        place.stored = undefined;
      },
    }),
  },
  {
    flaw: "can be closed only once",
    breaks: "close may be called again, and at once",
    broken() {
      let isClosed = false;
      return {
        async close() {
          if (isClosed) throw new Error("closed already");
          isClosed = true;
        },
      };
    },
  },
  {
    flaw: "closes what its neighbours use",
    breaks: "closing one handle leaves the others working",
    broken(place, sound) {
      let isOpen = true;
      const handles = neighbours(place).add(() => {
        isOpen = false;
      });
      return {
        async save(value, options) {
          if (!isOpen) throw new Error("closed");
          return await sound.save(value, options);
        },
        async close() {
          for (const close of handles) close();
        },
      };
    },
  },
  {
    flaw: "says that it encrypts, and does not",
    breaks: "nothing of a value can be read from the stored bytes, nor from them as base64",
    broken: (_, { capabilities }) => ({ capabilities: { ...capabilities, encrypted: true } }),
    hooks: encoded((text) => text),
  },
  {
    flaw: "takes base64 for encryption",
    breaks: "nothing of a value can be read from the stored bytes, nor from them as base64",
    broken: (_, { capabilities }) => ({ capabilities: { ...capabilities, encrypted: true } }),
    hooks: encoded((text) => Buffer.from(text).toString("base64")),
  },
  {
    flaw: "leaves the old value under another name",
    breaks: "saving and clearing leave nothing behind",
    broken: (place, sound) => ({
      async save(value, options) {
        const old = place.stored;
        const revision = await sound.save(value, options);
        if (old !== undefined) left(place).push(`token.${old.revision}.old`);
        return revision;
      },
    }),
    hooks: (place) => ({ leftovers: () => left(place) }),
  },
];

/** Things that belong to a place, made when first asked for. */
function keptWith<T>(make: () => T): (place: Place) => T {
  const kept = new WeakMap<Place, T>();
  return (place) => {
    const found = kept.get(place) ?? make();
    kept.set(place, found);
    return found;
  };
}

const strict = keptWith(() => new Set<(revision: string | undefined) => void>());
const neighbours = keptWith(() => new Set<() => void>());
const left = keptWith((): string[] => []);
