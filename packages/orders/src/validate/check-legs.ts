import { decimalOf } from "../decimal.js";
import { instructionsFor } from "../order-words.js";
import { checkQuantities } from "./check-quantities.js";
import { isObject, type Members, type Note, shown } from "./finding.js";
import { legsIn } from "./legs-in.js";
import { parsedSymbol } from "./read-legs.js";

/** Each leg: what it buys or sells, how many, and whether the instruction is one for it. */
export function checkLegs(order: Members, note: Note): void {
  const symbols = new Set<unknown>();
  for (const [index, leg] of legsIn(order).entries()) {
    const at = `orderLegCollection[${index}]`;
    if (!isObject(leg)) {
      note("member-missing", at, "a leg is expected here");
      continue;
    }
    const instrument = isObject(leg["instrument"]) ? leg["instrument"] : {};
    checkLeg(leg, instrument, at, note);
    if (symbols.has(instrument["symbol"])) {
      note("leg-repeated", `${at}.instrument.symbol`, "another leg has the same symbol");
    }
    symbols.add(instrument["symbol"]);
  }
  checkQuantities(order, note);
}

function checkLeg(leg: Members, instrument: Members, at: string, note: Note): void {
  const { instruction, quantity } = leg;
  const { assetType, symbol } = instrument;
  for (const member of Object.keys(instrument)) {
    if (member === "symbol" || member === "assetType") continue;
    note(
      "member-unknown",
      `${at}.instrument.${member}`,
      "a leg names its instrument by symbol and assetType",
    );
  }
  const allowed = instructionsFor(assetType);
  if (allowed === undefined) {
    note(
      "leg-asset",
      `${at}.instrument.assetType`,
      `${shown(assetType)} can't be ordered, but EQUITY and OPTION`,
    );
  } else if (!allowed.includes(String(instruction))) {
    const list = allowed.join(", ");
    note("leg-instruction", `${at}.instruction`, `${shown(instruction)} is none for ${assetType}: ${list}`);
  }
  checkSymbol(assetType, symbol, `${at}.instrument.symbol`, note);
  const amount = decimalOf(quantity);
  if (amount === undefined) {
    note("decimal", `${at}.quantity`, `${shown(quantity)} is no plain decimal`);
  } else if (assetType === "OPTION" && amount.units % 10n ** BigInt(amount.scale) !== 0n) {
    note("quantity-whole", `${at}.quantity`, "there are no parts of contracts");
  }
}

function checkSymbol(assetType: unknown, symbol: unknown, path: string, note: Note): void {
  if (typeof symbol !== "string" || symbol.trim() === "") {
    note("leg-symbol", path, "a symbol is expected");
    return;
  }
  const contract = parsedSymbol(symbol);
  if (assetType === "OPTION" && contract?.build() !== symbol) {
    const hint = contract === undefined ? "like AAPL  261218C00250000" : JSON.stringify(contract.build());
    note("leg-symbol", path, `${shown(symbol)} is not written as Schwab writes an option's symbol: ${hint}`);
  }
  if (assetType === "EQUITY" && contract !== undefined) {
    note("leg-symbol", path, `${shown(symbol)} is an option's symbol, and no EQUITY`);
  }
}
