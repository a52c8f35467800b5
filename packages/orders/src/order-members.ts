import type { OrderRequest, OrderRequestLeg, OrderTerms } from "@schwab-kit/http-client";

/** What a member holds, which decides how it is checked, copied and compared. */
type MemberKind =
  | "word"
  | "price"
  | "offset"
  | "quantity"
  | "time"
  | "text"
  | "instrument"
  | "legs"
  | "orders";

export type OrderWord = Exclude<keyof OrderTerms, "quantity">;
export type LegWord = Exclude<keyof OrderRequestLeg, "quantity" | "instrument">;

type Kinds<Member extends string, Word> = {
  readonly [M in Member]: M extends Word ? "word" : Exclude<MemberKind, "word">;
};

/** Every member of an order that is sent, in the order in which they are written. */
export const orderMembers: Kinds<keyof OrderRequest, OrderWord> = {
  session: "word",
  duration: "word",
  orderType: "word",
  complexOrderStrategyType: "word",
  quantity: "quantity",
  destinationLinkName: "text",
  releaseTime: "time",
  cancelTime: "time",
  stopPrice: "price",
  stopPriceLinkBasis: "word",
  stopPriceLinkType: "word",
  stopPriceOffset: "offset",
  stopType: "word",
  priceLinkBasis: "word",
  priceLinkType: "word",
  priceOffset: "offset",
  price: "price",
  activationPrice: "price",
  taxLotMethod: "word",
  specialInstruction: "word",
  orderStrategyType: "word",
  orderLegCollection: "legs",
  childOrderStrategies: "orders",
};

/** Every member of a leg that is sent. */
export const legMembers: Kinds<keyof OrderRequestLeg, LegWord> = {
  instruction: "word",
  quantity: "quantity",
  quantityType: "word",
  positionEffect: "word",
  divCapGains: "word",
  instrument: "instrument",
};
