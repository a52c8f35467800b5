import { expect, test } from "vitest";
import { judge } from "./judge.js";
import { newPlace, soundStorage } from "./sound-storage.js";

test("a storage that keeps every promise fails none", async () => {
  const { broken, messages, passed } = await judge("sound", () => {
    const place = newPlace();
    return { open: () => soundStorage(place) };
  });
  expect(messages).toEqual([]);
  expect(broken).toEqual([]);
  expect(passed.length).toBeGreaterThan(45);
});
