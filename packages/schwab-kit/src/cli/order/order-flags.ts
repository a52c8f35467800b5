import type { CommandFlags } from "../add-command.js";

/** What every command about orders is given. */
export interface AccountFlags extends CommandFlags {
  readonly account?: string;
}

/** The order itself: a file, or one leg and its terms. */
export interface OrderFlags {
  readonly file?: string;
  readonly buy?: number;
  readonly sell?: number;
  readonly sellShort?: number;
  readonly buyToCover?: number;
  readonly buyToOpen?: number;
  readonly sellToOpen?: number;
  readonly buyToClose?: number;
  readonly sellToClose?: number;
  readonly limit?: string;
  readonly stop?: string;
  readonly duration?: string;
  readonly session?: string;
}

/** What an order may be. */
export interface LimitFlags {
  readonly maxQuantity?: string;
  readonly maxNotional?: string;
  readonly maxDistance?: string;
  readonly symbols?: string;
}

export interface ReviewFlags extends AccountFlags, OrderFlags, LimitFlags {
  readonly force?: boolean;
}

export interface PlaceFlags extends ReviewFlags {
  readonly yes?: boolean;
  readonly digest?: string;
  /** How long to look for what becomes of it, seconds; false for not at all. */
  readonly wait: number | false;
}

export interface CancelFlags extends AccountFlags {
  readonly yes?: boolean;
  /** As when placing. */
  readonly wait: number | false;
}
