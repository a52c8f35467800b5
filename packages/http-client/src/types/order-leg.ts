import type {
  AssetType,
  DivCapGains,
  Instruction,
  PositionEffect,
  QuantityType,
} from "../enums/order-legs.js";
import type { AccountInstrument } from "./instrument.js";

/** What one leg of a listed order buys or sells. */
export interface OrderLeg {
  legId?: number;
  orderLegType?: AssetType;
  instruction?: Instruction;
  instrument?: AccountInstrument;
  /** In units of `quantityType`, which are shares (or contracts) when it is absent. */
  quantity?: number;
  quantityType?: QuantityType;
  positionEffect?: PositionEffect;
  divCapGains?: DivCapGains;
  toSymbol?: string;
}
