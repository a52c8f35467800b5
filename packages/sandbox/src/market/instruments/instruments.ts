import type { ListedInstrument } from "../instrument.js";
import { funds } from "./funds.js";
import { futuresAndForex } from "./futures-and-forex.js";
import { indices } from "./indices.js";
import { stocks } from "./stocks.js";

/** Every security of the sandbox but options, which follow from these. */
export const instruments: readonly ListedInstrument[] = [...stocks, ...funds, ...indices, ...futuresAndForex];
