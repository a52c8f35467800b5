import { storageFromFunctions } from "@schwab-kit/core";
import { type Client, createClient } from "./client.js";
import type { ClientOptions, TokenWriteFunction } from "./client-options.js";

/** Functions over the token record, synchronous or not; each is awaited. */
export interface AccessFunctions {
  /** Gives the stored record; `undefined` or `null` when there is none. */
  readonly tokenReadFunc: () => unknown;
  readonly tokenWriteFunc: TokenWriteFunction;
  /** Removes the record; without it, logging out is refused. */
  readonly tokenRemoveFunc?: (() => unknown) | undefined;
}

/** A client over a token kept wherever two functions can read and write it. */
export async function clientFromAccessFunctions(options: ClientOptions & AccessFunctions): Promise<Client> {
  return createClient(storageOver(options), options);
}

function storageOver({ tokenReadFunc, tokenWriteFunc, tokenRemoveFunc }: AccessFunctions) {
  return storageFromFunctions({
    read: tokenReadFunc,
    write: tokenWriteFunc,
    ...(tokenRemoveFunc === undefined ? {} : { remove: tokenRemoveFunc }),
  });
}
