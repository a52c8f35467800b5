import { createLocalLock, StorageConflictError } from "@schwab-kit/core";
import { pause } from "../../src/waiting.js";
import { type Place, tell } from "../sound-storage.js";
import type { BrokenStorage } from "./broken-storage.js";

const store = (place: Place, value: unknown): string => {
  place.stored = { text: JSON.stringify(value), revision: `r${++place.count}` };
  tell(place);
  return place.stored.revision;
};

/** Compares, and stores a moment later. */
async function storeLater(place: Place, value: unknown, expected: string | undefined): Promise<string> {
  if (place.stored?.revision !== expected) throw new StorageConflictError("place");
  await pause(1);
  return store(place, value);
}

const alone = { waitMs: 60_000, holdMs: 60_000 };

export const brokenSaves: readonly BrokenStorage[] = [
  {
    flaw: "saves without comparing",
    breaks: "save compares: a stale revision is a conflict and changes nothing",
    broken: (place) => ({ save: async (value) => store(place, value) }),
  },
  {
    flaw: "says that there is a conflict, but has stored",
    breaks: "save compares: a stale revision is a conflict and changes nothing",
    broken: (place, sound) => ({
      async save(value, options) {
        return await sound.save(value, options).catch((error) => {
          store(place, value);
          throw error;
        });
      },
    }),
  },
  {
    flaw: "overwrites when nothing is expected",
    breaks: "save with expected: undefined stores only where nothing is stored",
    broken: (place, sound) => ({
      save: async (value, options) =>
        options.expected === undefined ? store(place, value) : await sound.save(value, options),
    }),
  },
  {
    flaw: "stores anew what was cleared",
    breaks: "save with a revision conflicts where nothing is stored: a renewal never undoes a logout",
    broken: (place, sound) => ({
      save: async (value, options) =>
        place.stored === undefined ? store(place, value) : await sound.save(value, options),
    }),
  },
  {
    flaw: "counts revisions from one again after a clear",
    breaks: "another value never has the revision of an earlier one, not even after clear",
    broken: (place, sound) => ({
      async clear(options) {
        const cleared = await sound.clear(options);
        if (cleared) place.count = 0;
        return cleared;
      },
    }),
  },
  {
    flaw: "gives a value that was there before its old revision, but stores another",
    breaks: "after a change and a change back the latest revision is good and the one between is stale",
    broken(_, sound) {
      const known = new Map<string, string>();
      return {
        async save(value, options) {
          const revision = await sound.save(value, options);
          const text = JSON.stringify(value);
          if (!known.has(text)) known.set(text, revision);
          return known.get(text) ?? revision;
        },
        clear(options) {
          known.clear();
          return sound.clear(options);
        },
      };
    },
  },
  {
    flaw: "clears without comparing",
    breaks: "clear compares: with a stale revision it gives false and removes nothing",
    broken: (place) => ({
      async clear() {
        place.stored = undefined;
        tell(place);
        return true;
      },
    }),
  },
  {
    flaw: "clears nothing",
    breaks: "clear with the stored revision gives true and removes the value",
    broken: () => ({ clear: async () => true }),
  },
  {
    flaw: "says that it cleared what was not there",
    breaks: "clear where nothing is stored gives false",
    broken: (place, sound) => ({
      clear: async (options) => place.stored === undefined || (await sound.clear(options)),
    }),
  },
  {
    flaw: "remembers what it loaded",
    breaks: "what one handle saves or clears, another that has looked before sees",
    broken(_, sound) {
      let remembered: ReturnType<typeof sound.load> | undefined;
      return {
        load: () => {
          remembered ??= sound.load();
          return remembered;
        },
        save(value, options) {
          remembered = undefined;
          return sound.save(value, options);
        },
        clear(options) {
          remembered = undefined;
          return sound.clear(options);
        },
      };
    },
  },
  {
    flaw: "compares with what it saved itself",
    breaks: "save conflicts with what another handle saved or cleared since",
    broken(place, sound) {
      let mine: string | undefined;
      return {
        async save(value, options) {
          if (mine === undefined || mine !== options.expected) mine = await sound.save(value, options);
          else mine = store(place, value);
          return mine;
        },
        async clear(options) {
          mine = undefined;
          return await sound.clear(options);
        },
      };
    },
  },
  {
    flaw: "compares, and stores later",
    breaks: "of many saves at once exactly one wins, and the others conflict",
    broken: (place) => ({ save: (value, { expected }) => storeLater(place, value, expected) }),
  },
  {
    flaw: "compares, and stores later, one save after the other in each handle",
    breaks: "of many saves at once through several handles exactly one wins, and the others conflict",
    broken(place) {
      const exclusively = createLocalLock("place");
      return {
        save: (value, { expected }) => exclusively(() => storeLater(place, value, expected), alone),
      };
    },
  },
  {
    flaw: "compares a first save, and stores it later",
    breaks: "of many first saves at once exactly one wins, and the others conflict",
    broken: (place, sound) => ({
      save: (value, options) =>
        options.expected === undefined ? storeLater(place, value, undefined) : sound.save(value, options),
    }),
  },
  {
    flaw: "compares, and clears later",
    breaks: "of a save and a clear at once exactly one wins",
    broken: (place) => ({
      async clear({ expected }) {
        if (place.stored?.revision !== expected) return false;
        await pause(1);
        place.stored = undefined;
        tell(place);
        return true;
      },
    }),
  },
  {
    flaw: "stores in two steps, between which another reads half",
    breaks: "who reads while another saves sees the old value or the new one, whole",
    broken(place) {
      return {
        async save(value, { expected }) {
          if (place.stored?.revision !== expected) throw new StorageConflictError("place");
          const text = JSON.stringify(value);
          const revision = `r${++place.count}`;
          place.stored = { text: text.slice(0, text.length / 2), revision };
          await pause(1);
          place.stored = { text, revision };
          tell(place);
          return revision;
        },
      };
    },
  },
  {
    flaw: "removes the old value before it stores the new one",
    breaks: "who reads while another saves sees the old value or the new one, whole",
    broken(place, sound) {
      return {
        async save(value, options) {
          if (options.expected === undefined) return await sound.save(value, options);
          if (!(await sound.clear({ expected: options.expected }))) throw new StorageConflictError("place");
          await pause(1);
          return store(place, value);
        },
      };
    },
  },
  {
    flaw: "believes what it has loaded until it hears of a clear",
    breaks: "many who count up by load and save, repeating after a conflict, lose no count",
    broken(place, sound) {
      let loaded: { readonly revision: string | undefined } | undefined;
      sound.subscribe?.((revision) => {
        if (revision === undefined) loaded = undefined;
      });
      return {
        async load() {
          const found = await sound.load();
          loaded = { revision: found?.revision };
          return found;
        },
        async save(value, options) {
          const believed = loaded;
          loaded = undefined;
          await pause(1);
          return believed !== undefined && believed.revision === options.expected
            ? store(place, value)
            : await sound.save(value, options);
        },
      };
    },
  },
];
