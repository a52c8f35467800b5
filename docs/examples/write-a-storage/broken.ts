import { memoryStorage } from "@schwab-kit/core";
import { judge } from "./judge.part.js";

await judge("a storage that doesn't compare", () => {
  const sound = memoryStorage();
  const careless: typeof sound = {
    ...sound,
    // It writes over whatever is there. Two programs that refresh at once lose a token so.
    async save(value) {
      const stored = await sound.load();
      return await sound.save(value, { expected: stored?.revision });
    },
  };
  return () => careless;
});
