import type { FeeType } from "./fee-type.js";

/** What an order would cost. */
export interface CommissionAndFee {
  commission?: Commission;
  fee?: Fees;
  trueCommission?: Commission;
}

export interface Commission {
  commissionLegs?: CommissionLeg[];
}

export interface CommissionLeg {
  commissionValues?: FeeValue[];
}

export interface Fees {
  feeLegs?: FeeLeg[];
}

export interface FeeLeg {
  feeValues?: FeeValue[];
}

/** One commission or fee, in dollars. */
export interface FeeValue {
  type?: FeeType;
  value?: number;
}
