import { threePlaces } from "../../quotes/option-quote.js";
import type { Snapshot } from "../../snapshot.js";
import { greeksOf, optionPrice } from "../black-scholes.js";
import type { OptionBoard } from "../option-board.js";
import type { Assumptions } from "./chain-request.js";

type Json = Record<string, unknown>;

/** The model's values with other figures than the market's; nothing when none are given. */
export function assumed(board: OptionBoard, assumptions: Assumptions, { instrument }: Snapshot): Json {
  const { contract } = instrument;
  if (contract === undefined || Object.keys(assumptions).length === 0) return {};
  const market = board.inputs(contract);
  const { daysToExpiration, interestRate: rate, underlyingPrice, volatility } = assumptions;
  const inputs = {
    ...market,
    ...(volatility !== undefined && { volatility: volatility / 100 }),
    ...(underlyingPrice !== undefined && { spot: underlyingPrice }),
    ...(rate !== undefined && { rate: rate / 100 }),
    ...(daysToExpiration !== undefined && { years: daysToExpiration / 365 }),
  };
  const greeks = inputs.years > 0 ? greeksOf(inputs) : undefined;
  return {
    delta: threePlaces(greeks?.delta),
    gamma: threePlaces(greeks?.gamma),
    theta: threePlaces(greeks?.theta),
    vega: threePlaces(greeks?.vega),
    rho: threePlaces(greeks?.rho),
    theoreticalOptionValue: threePlaces(optionPrice(inputs)),
    theoreticalVolatility: threePlaces(inputs.volatility * 100),
  };
}
