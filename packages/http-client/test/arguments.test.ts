import { ArgumentError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { AccountFields, QuoteFields } from "../src/index.js";
import { refused } from "./refused.js";
import { clientOf, rejectionOf, serveAnswer } from "./server.js";

describe("an enum's value", () => {
  it("is schwab-py's", () => {
    expect(AccountFields).toEqual({ POSITIONS: "positions" });
    expect(QuoteFields).toEqual({
      QUOTE: "quote",
      FUNDAMENTAL: "fundamental",
      EXTENDED: "extended",
      REFERENCE: "reference",
      REGULAR: "regular",
    });
  });

  it("from outside is refused before anything is sent", async () => {
    const message = await refused((client) => client.getAccounts({ fields: "orders" }));
    expect(message).toBe(
      'fields: "orders" is no value of AccountFields. Allowed: "positions". Nothing was sent; ' +
        "to send other values all the same, create the client with enforceEnums: false.",
    );
  });

  it.each([
    ["position", 'Did you mean "positions"?'],
    ["postions", 'Did you mean "positions"?'],
    ["Positions", 'Did you mean "positions"?'],
  ])("%s gets a hint", async (fields, hint) => {
    expect(await refused((client) => client.getAccounts({ fields }))).toContain(hint);
  });

  it.each([
    ["fundamentals", 'Did you mean "fundamental"?'],
    ["qoute", 'Did you mean "quote"?'],
    ["ref", 'Did you mean "reference"?'],
    ["re", "is no value of QuoteFields. Allowed:"],
    ["REGULAR", 'a member\'s name. Did you mean QuoteFields.REGULAR, which is "regular"?'],
    ["toString", "is no value of QuoteFields. Allowed:"],
  ])("%s among good ones is found", async (wrong, hint) => {
    expect(await refused((client) => client.getQuotes(["AAPL"], { fields: ["quote", wrong] }))).toContain(
      hint,
    );
  });

  it("is shown short", async () => {
    const message = await refused((client) => client.getAccounts({ fields: "x".repeat(100_000) }));
    expect(message.length).toBeLessThan(300);
  });

  it("of any kind goes through with enforceEnums: false", async () => {
    const server = await serveAnswer(200, {});
    await clientOf(server, { enforceEnums: false }).getQuote("AAPL", { fields: ["all", "brandNew"] });
    expect(server.seen[0]?.url).toBe("/marketdata/v1/AAPL/quotes?fields=all%2CbrandNew");
  });

  it("must be a string all the same", async () => {
    const server = await serveAnswer(200, {});
    const client = clientOf(server, { enforceEnums: false });
    for (const fields of [7, null, [7], [""], {}]) {
      expect(await rejectionOf(client.getQuote("AAPL", { fields: fields as never }))).toBeInstanceOf(
        ArgumentError,
      );
    }
    expect(server.seen).toHaveLength(0);
  });
});

describe("a symbol", () => {
  it.each([
    ["empty", ""],
    ["blank", "  "],
    ["no string", 7],
    ["missing", undefined],
    ["half a character", "A\ud800"],
  ])("that is %s is refused", async (_, symbol) => {
    expect(await refused((client) => client.getQuote(symbol as string))).toContain(
      "symbol: expected a non-empty",
    );
    await refused((client) => client.getQuotes([symbol as string]));
  });

  it.each([".", ".."])("that would change the path, %s, is refused", async (symbol) => {
    expect(await refused((client) => client.getQuote(symbol))).toContain("can't stand in a path");
  });

  it("is needed", async () => {
    expect(await refused((client) => client.getQuotes([]))).toContain("at least one symbol");
  });
});

it("a flag must be true or false", async () => {
  const message = await refused((client) => client.getQuotes("AAPL", { indicative: "yes" as never }));
  expect(message).toContain("indicative: expected true or false, got");
});
