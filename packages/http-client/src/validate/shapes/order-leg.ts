import { AssetType, DivCapGains, Instruction, PositionEffect, QuantityType } from "../../enums/order-legs.js";
import type { OrderLeg } from "../../types/order-leg.js";
import { number, object, openEnum, type Shape, text } from "../shape.js";
import { accountInstrument } from "./account-instrument.js";

export const orderLeg: Shape<OrderLeg> = object<OrderLeg>({
  legId: number,
  orderLegType: openEnum(AssetType),
  instruction: openEnum(Instruction),
  instrument: accountInstrument,
  quantity: number,
  quantityType: openEnum(QuantityType),
  positionEffect: openEnum(PositionEffect),
  divCapGains: openEnum(DivCapGains),
  toSymbol: text,
});
