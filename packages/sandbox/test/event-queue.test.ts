import { expect, it } from "vitest";
import { createEventQueue } from "../src/engine/event-queue.js";
import { randomNumbers } from "./random-orders.js";

it("gives events by their time, and of one moment in the order they came in", () => {
  const random = randomNumbers(3);
  const queue = createEventQueue<number>(() => true);
  const times = Array.from({ length: 3000 }, () => Math.floor(random() * 50));
  for (const [index, time] of times.entries()) queue.add(time, index);
  const given: number[] = [];
  for (let due = queue.takeDue(29); due !== undefined; due = queue.takeDue(29)) given.push(due.event);
  const expected = [...times.keys()]
    .filter((index) => (times[index] ?? 0) <= 29)
    .sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  expect(given).toEqual(expected);
  expect(queue.takeDue(30)?.time).toBe(30);
});

it("drops what is no longer wanted before it grows without end", () => {
  const wanted = new Set<number>();
  let asked = 0;
  const queue = createEventQueue<number>((event) => {
    asked += 1;
    return wanted.has(event);
  });
  for (let event = 0; event < 100_000; event++) {
    if (event % 1000 === 0) wanted.add(event);
    queue.add(1_000_000 - event, event);
  }
  const given: number[] = [];
  for (let due = queue.takeDue(1_000_000); due !== undefined; due = queue.takeDue(1_000_000))
    given.push(due.event);
  expect(given.filter((event) => wanted.has(event))).toEqual([...wanted].reverse());
  expect(given.length).toBeLessThan(20_000);
  expect(asked).toBeLessThan(400_000);
});
