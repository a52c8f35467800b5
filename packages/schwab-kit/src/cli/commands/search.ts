import { ArgumentError } from "@schwab-kit/core";
import { type Instrument, InstrumentProjection, type Instruments } from "@schwab-kit/http-client";
import type { Client } from "../../client.js";
import type { CommandFlags } from "../add-command.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson } from "../report.js";
import { type Column, printTable } from "../table.js";

export interface SearchFlags extends CommandFlags {
  readonly by: string;
}

const instrumentColumns: readonly Column[] = [
  { title: "symbol" },
  { title: "type" },
  { title: "exchange" },
  { title: "CUSIP" },
  { title: "description" },
];

const fundamentalColumns: readonly Column[] = [
  { title: "symbol" },
  { title: "market cap", align: "right" },
  { title: "P/E", align: "right" },
  { title: "EPS", align: "right" },
  { title: "yield %", align: "right" },
  { title: "52w low", align: "right" },
  { title: "52w high", align: "right" },
];

export async function search(words: readonly string[], flags: SearchFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const found = await withProgress("Searching", lookUp(client, words, flags.by));
    const instruments = found.instruments ?? [];
    if (flags.json) printJson(found);
    else if (instruments.length > 0) {
      if (flags.by === "fundamental") printTable(fundamentalColumns, instruments.map(fundamentalRow));
      else printTable(instrumentColumns, instruments.map(instrumentRow));
    }
    if (instruments.length === 0) process.stderr.write(`Nothing was found by ${flags.by}.\n`);
  });
}

async function lookUp(client: Client, words: readonly string[], by: string): Promise<Instruments> {
  switch (by) {
    case "symbol":
      return await client.getInstruments(words, InstrumentProjection.SYMBOL_SEARCH);
    case "symbol-regex":
      return await client.getInstruments(words, InstrumentProjection.SYMBOL_REGEX);
    case "description-regex":
      return await client.getInstruments(words.join(" "), InstrumentProjection.DESCRIPTION_REGEX);
    case "fundamental":
      return await client.getInstruments(words, InstrumentProjection.FUNDAMENTAL);
    case "cusip":
      return { instruments: [await client.getInstrumentByCusip(oneCusip(words))] };
    default:
      return await client.getInstruments(words.join(" "), InstrumentProjection.DESCRIPTION_SEARCH);
  }
}

function oneCusip([cusip = "", ...others]: readonly string[]): string {
  if (others.length === 0) return cusip;
  throw new ArgumentError("argument-invalid", "Schwab looks up one CUSIP at a time. Nothing was sent.");
}

function instrumentRow({ symbol, assetType, exchange, cusip, description }: Instrument) {
  return [symbol, assetType, exchange, cusip, description];
}

function fundamentalRow({ symbol, fundamental = {} }: Instrument) {
  const { marketCap, peRatio, epsTTM, eps, dividendYield, low52, high52 } = fundamental;
  return [symbol, marketCap, peRatio, epsTTM ?? eps, dividendYield, low52, high52];
}
