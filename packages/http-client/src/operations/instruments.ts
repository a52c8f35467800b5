import type { Answer } from "../answer.js";
import { nonEmptyString, symbolList } from "../arguments.js";
import { enumValue } from "../enum-argument.js";
import { InstrumentProjection } from "../enums/instruments.js";
import { notSent } from "../not-sent.js";
import type { Operation } from "../operation.js";
import { readJson, readOne } from "../read-json.js";
import { pathPart } from "../request-url.js";
import type { Instrument, Instruments } from "../types/instruments/instruments.js";

export function getInstruments(
  symbols: string | Iterable<string>,
  projection: InstrumentProjection,
  enforce: boolean,
): Operation<Instruments> {
  return {
    method: "GET",
    path: "/marketdata/v1/instruments",
    query: {
      symbol: symbolList(symbols).join(","),
      projection: nonEmptyString(
        "projection",
        enumValue("projection", projection, { InstrumentProjection }, enforce),
      ),
    },
    read: readJson,
  };
}

export function getInstrumentByCusip(cusip: string): Operation<Instrument> {
  if (typeof cusip === "number") {
    throw notSent("cusip: expected a string, because a number has lost its leading zeros.");
  }
  return {
    method: "GET",
    path: `/marketdata/v1/instruments/${pathPart("cusip", cusip)}`,
    read: readInstrument,
  };
}

/** In a list of one in live answers, bare by Schwab's specification. */
function readInstrument(answer: Answer): Instrument {
  const json = readJson<{ instruments?: unknown } | null>(answer);
  return readOne(answer, "instrument", Array.isArray(json?.instruments) ? json.instruments : json);
}
