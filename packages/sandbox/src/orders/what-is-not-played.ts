import { type OrderRequest, quantityOf, textIn } from "./order-request.js";

const otherTypes: ReadonlySet<string> = new Set(["CABINET", "NON_MARKETABLE", "EXERCISE"]);
const spreadTypes: ReadonlySet<string> = new Set(["MARKET", "NET_DEBIT", "NET_CREDIT", "NET_ZERO"]);
const netTypes: ReadonlySet<string> = new Set(["NET_DEBIT", "NET_CREDIT", "NET_ZERO"]);
const onClose: ReadonlySet<string> = new Set(["MARKET_ON_CLOSE", "LIMIT_ON_CLOSE"]);
const immediate: ReadonlySet<string> = new Set(["FILL_OR_KILL", "IMMEDIATE_OR_CANCEL"]);

/** What stands in the way of executing an order here, in words: better rejected than executed in another way. */
export function whatIsNotPlayed(request: OrderRequest): readonly string[] {
  const { terms, legs } = request;
  const type = textIn(terms, "orderType");
  const quantity = quantityOf(request);
  const problems: string[] = [];
  const say = (isSo: boolean, problem: string): void => {
    if (isSo) problems.push(problem);
  };
  const hasOption = legs.some(({ orderLegType }) => orderLegType === "OPTION");
  say(otherTypes.has(type), `Orders of type ${type} are not executed by the sandbox.`);
  say(terms["activationPrice"] !== undefined, "An activationPrice is not played by the sandbox.");
  say(legs.length > 1 && !spreadTypes.has(type), `An order with several legs cannot be of type ${type}.`);
  say(legs.length === 1 && netTypes.has(type), `An order with one leg cannot be of type ${type}.`);
  say(
    legs.length === 1 && legs[0]?.quantity !== quantity,
    "The quantity of the order is not that of its leg.",
  );
  say(
    legs.some((leg) => legs.length > 1 && !Number.isInteger(leg.quantity / quantity)),
    "The quantities of the legs are no multiples of that of the order.",
  );
  say(
    legs.some(({ orderLegType, quantity: own }) => orderLegType === "OPTION" && !Number.isInteger(own)),
    "Options are traded in whole contracts.",
  );
  say(
    new Set(legs.map(({ instrument }) => instrument.symbol)).size < legs.length,
    "Two legs of one order are of the same security.",
  );
  say(hasOption && textIn(terms, "session") !== "NORMAL", "Options are traded in the NORMAL session only.");
  say(
    onClose.has(type) && immediate.has(textIn(terms, "duration")),
    `An order of type ${type} cannot be ${textIn(terms, "duration")}.`,
  );
  say(
    type === "TRAILING_STOP_LIMIT" && terms["price"] === undefined && terms["priceOffset"] === undefined,
    "An order of type TRAILING_STOP_LIMIT needs a price or a priceOffset.",
  );
  return problems;
}
