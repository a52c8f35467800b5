import type {
  Commission,
  CommissionAndFee,
  CommissionLeg,
  FeeLeg,
  Fees,
  FeeValue,
} from "../../types/preview-fees.js";
import { list, number, object, type Shape } from "../shape.js";
import { feeType } from "./fee-type.js";

const value: Shape<FeeValue> = object<FeeValue>({ type: feeType, value: number });

const commission: Shape<Commission> = object<Commission>({
  commissionLegs: list(object<CommissionLeg>({ commissionValues: list(value) })),
});

export const commissionAndFee: Shape<CommissionAndFee> = object<CommissionAndFee>({
  commission,
  fee: object<Fees>({ feeLegs: list(object<FeeLeg>({ feeValues: list(value) })) }),
  trueCommission: commission,
});
