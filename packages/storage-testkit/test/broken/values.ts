import type { JsonObject } from "@schwab-kit/core";
import { parse } from "../sound-storage.js";
import type { BrokenStorage } from "./broken-storage.js";

/** What a storage makes of a value whose members it copies by assignment. */
function assigned(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) copy[name] = assigned(member);
  return copy;
}

export const brokenValues: readonly BrokenStorage[] = [
  {
    flaw: "writes in ASCII",
    breaks: "a value comes back exactly: text, numbers, null, empty members, nesting, order",
    broken: (_, sound) => ({
      save: (value, options) =>
        sound.save(JSON.parse(JSON.stringify(value).replace(/[^ -~]/g, "?")) as JsonObject, options),
    }),
  },
  {
    flaw: "keeps 32 KiB of a value and fills it up with spaces",
    breaks: "a value of 64 KiB comes back whole",
    broken: (_, sound) => ({
      save(value, options) {
        const { filler, ...rest } = value as { filler?: string };
        const cut = filler?.slice(0, 32 * 1024).padEnd(filler.length);
        return sound.save(filler === undefined ? value : { ...rest, filler: cut }, options);
      },
    }),
  },
  {
    flaw: "copies members by assignment",
    breaks: "members named __proto__, constructor and the like are members like any other",
    broken: (_, sound) => ({
      save: (value, options) => sound.save(assigned(value) as JsonObject, options),
    }),
  },
  {
    flaw: "takes an empty object for nothing",
    breaks: "an empty object is a value, not absence",
    broken: (_, sound) => ({
      async load() {
        const found = await sound.load();
        return found !== undefined && Object.keys(found.value as object).length > 0 ? found : undefined;
      },
    }),
  },
  {
    flaw: "gives everybody the same object",
    breaks: "changing a loaded value changes nothing that is stored",
    broken(place, sound) {
      const objects = new Map<string, unknown>();
      return {
        async load() {
          const found = await sound.load();
          if (found === undefined) return undefined;
          const { revision } = found;
          if (!objects.has(revision)) objects.set(revision, parse(place.stored?.text ?? "", revision));
          return { value: objects.get(revision), revision };
        },
      };
    },
  },
  {
    flaw: "keeps the object that it was given",
    breaks: "changing a value after it was saved changes nothing that is stored",
    broken(_, sound) {
      const kept = new Map<string, JsonObject>();
      return {
        async load() {
          const found = await sound.load();
          const mine = found && kept.get(found.revision);
          return found && mine ? { ...found, value: structuredClone(mine) } : found;
        },
        async save(value, options) {
          const revision = await sound.save(value, options);
          kept.set(revision, value);
          return revision;
        },
      };
    },
  },
  {
    flaw: "writes down when it was read",
    breaks: "load changes nothing",
    broken(place, sound) {
      let reads = 0;
      return {
        async load() {
          const found = await sound.load();
          if (place.stored) place.stored = { ...place.stored, text: place.stored.text + " ".repeat(++reads) };
          return found;
        },
      };
    },
  },
  {
    flaw: "gives null for absent",
    breaks: "load gives undefined, and not null, where nothing is stored: at first and after clear",
    broken: (_, sound) => ({ load: async () => ((await sound.load()) ?? null) as never }),
  },
  {
    flaw: "gives undefined for a broken value",
    breaks: "a broken value is an error of load, storage-corrupt with its revision, and never absence",
    broken: (_, sound) => ({ load: () => sound.load().catch(() => undefined) }),
    hooks: breakable,
  },
  {
    flaw: "tells a broken value without its revision",
    breaks: "a broken value is an error of load, storage-corrupt with its revision, and never absence",
    broken: (_, sound) => ({
      load: () =>
        sound.load().catch((error) => {
          throw Object.assign(new Error("broken"), { code: error.code });
        }),
    }),
    hooks: breakable,
  },
  {
    flaw: "tells a broken value as an error of its parser",
    breaks: "a broken value is an error of load, storage-corrupt with its revision, and never absence",
    broken: (place) => ({
      load: async () =>
        place.stored && { value: JSON.parse(place.stored.text), revision: place.stored.revision },
    }),
    hooks: breakable,
  },
  {
    flaw: "overwrites a broken value as if there were none",
    breaks: "a broken value is not overwritten by who takes it for absent",
    broken: (place, sound) => ({
      save(value, options) {
        if (options.expected === undefined && place.stored?.text.endsWith("<broken>"))
          place.stored = undefined;
        return sound.save(value, options);
      },
    }),
    hooks: breakable,
  },
  {
    flaw: "never lets go of a broken value",
    breaks: "a login replaces a broken value: save takes the revision that load's error carries",
    broken: (_, sound) => ({
      async save(value, options) {
        if (options.expected !== undefined) await sound.load();
        return await sound.save(value, options);
      },
    }),
    hooks: breakable,
  },
];

function breakable(place: Parameters<BrokenStorage["broken"]>[0]) {
  return {
    corrupt: () => {
      if (place.stored) place.stored = { ...place.stored, text: "<broken>" };
    },
  };
}
