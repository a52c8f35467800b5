import type { Context } from "hono";
import { invalidAccountNumber } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import type { Trader, TradingAccount } from "./trader.js";

type AccountHandler = (c: Context<SandboxEnv>, account: TradingAccount) => Response | Promise<Response>;

/** Answers for the account that the path names by its hash. */
export function withAccount(
  trader: Trader,
  handler: AccountHandler,
): (c: Context<SandboxEnv>) => Response | Promise<Response> {
  return (c) => {
    const account = trader.find(c.req.param("hash") ?? "");
    return account === undefined ? invalidAccountNumber(c) : handler(c, account);
  };
}
