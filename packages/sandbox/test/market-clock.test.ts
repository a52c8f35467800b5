import { expect, test } from "vitest";
import { createMarketClock } from "../src/market/market-clock.js";

test("the market's time follows the sandbox's clock until it is set, advanced or sped up", () => {
  let own = 1_000_000;
  const clock = createMarketClock(() => own);
  own += 500;
  expect(clock.now()).toBe(1_000_500);
  clock.set(5_000_000);
  own += 100;
  expect(clock.now()).toBe(5_000_100);
  clock.setSpeed(60);
  own += 1000;
  expect(clock.now()).toBe(5_060_100);
  clock.advance(40);
  expect(clock.now()).toBe(5_060_140);
  clock.setSpeed(0);
  own += 10_000;
  expect(clock.now()).toBe(5_060_140);
});
