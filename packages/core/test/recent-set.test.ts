import { expect, test } from "vitest";
import { RecentSet } from "../src/recent-set.js";

test("as many as it may hold are remembered, and of more the latest", () => {
  const texts = new RecentSet(2);
  const known = () => ["a", "b", "c"].filter((text) => texts.has(text));
  texts.add("a");
  texts.add("b");
  texts.add("b");
  expect(known()).toEqual(["a", "b"]);
  texts.add("c");
  expect(known()).toEqual(["b", "c"]);
});
