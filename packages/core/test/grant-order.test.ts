import { expect, test } from "vitest";
import { succeeding } from "../src/grant-order.js";
import { isNewerGrant, type TokenRecord } from "../src/index.js";

const loggedInAt = 1_763_900_000;

function grant(name: string, expires_at: number, creation_timestamp = loggedInAt): TokenRecord {
  return {
    creation_timestamp,
    token: {
      access_token: `access-${name}`,
      refresh_token: `refresh-${name}`,
      token_type: "Bearer",
      expires_in: 1800,
      expires_at,
    },
  };
}

function expectOrder(newer: TokenRecord, older: TokenRecord): void {
  expect(isNewerGrant(newer, older)).toBe(true);
  expect(isNewerGrant(older, newer)).toBe(false);
}

test("a later access token is newer, and a later login than any refresh of an earlier one", () => {
  const first = grant("a", loggedInAt + 1800);
  const refreshed = grant("b", loggedInAt + 90_000);
  expectOrder(refreshed, first);
  expectOrder(grant("c", loggedInAt + 1801, loggedInAt + 1), refreshed);
  expect(isNewerGrant(first, first)).toBe(false);
});

test("a record whose times show that it is newer says nothing of it", () => {
  const first = grant("a", loggedInAt + 1800);
  expect(succeeding(grant("b", loggedInAt + 3600), first)).toEqual(grant("b", loggedInAt + 3600));
});

test.each([
  ["of the same second", 0],
  ["that a clock an hour ahead wrote", 3600],
])("a grant refreshed from one %s names it, and so do those after it", (_, ahead) => {
  const first = grant("a", loggedInAt + 1800 + ahead);
  const second = succeeding(grant("b", loggedInAt + 1800), first);
  const third = succeeding(grant("c", loggedInAt + 1800), second);
  for (const [newer, older] of [
    [second, first],
    [third, second],
    [third, first],
  ] as const) {
    expectOrder(newer, older);
  }
});

test("a login names the one it replaced when that seems to be of a later time", () => {
  const early = grant("a", loggedInAt + 5400, loggedInAt + 3600);
  expectOrder(succeeding(grant("b", loggedInAt + 1800), early), early);
});

test("the names go when the times tell the order by themselves", () => {
  const first = grant("a", loggedInAt + 5400);
  const second = succeeding(grant("b", loggedInAt + 1800), first);
  expect(second.newer_than).toHaveLength(1);
  expect(succeeding({ ...second, ...grant("c", loggedInAt + 5401) }, second)).toEqual(
    grant("c", loggedInAt + 5401),
  );
});

test("a name is one grant's: no other of the same second is taken for it, and no token stands in it", () => {
  const first = grant("a", loggedInAt + 5400);
  const second = succeeding(grant("b", loggedInAt + 1800), first);
  expectOrder(grant("d", loggedInAt + 5400), second);
  expect(JSON.stringify(second.newer_than)).not.toMatch(/access-|refresh-/);
});

test.each([[null], ["b"], [[null, 1, "x", {}]], [{ 0: {} }]])(
  "%j in its place, by another program, counts for nothing",
  (newer_than) => {
    const first = grant("a", loggedInAt + 1800);
    const odd = { ...grant("b", loggedInAt + 1800), newer_than } as unknown as TokenRecord;
    expect(isNewerGrant(odd, first)).toBe(false);
    expectOrder(succeeding(grant("c", loggedInAt + 1800), odd), odd);
  },
);

test("the list of names stays short", () => {
  let last = grant("0", loggedInAt + 5400);
  for (let count = 1; count < 50; count++) last = succeeding(grant(`${count}`, loggedInAt + 1800), last);
  expect(last.newer_than).toHaveLength(8);
});
