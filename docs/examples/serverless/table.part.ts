import { readFile } from "node:fs/promises";

/** Stands for a table of your platform that can write under a condition: DynamoDB, Deno KV, Postgres, D1. */
class Table {
  readonly #rows = new Map<string, { value: unknown; revision: string }>();

  async get(name: string) {
    return this.#rows.get(name);
  }

  /** Gives the new revision, or undefined when the stored one isn't the expected one. */
  async putIfUnchanged(name: string, value: unknown, expected: string | undefined) {
    if (this.#rows.get(name)?.revision !== expected) return undefined;
    const revision = crypto.randomUUID();
    this.#rows.set(name, { value, revision });
    return revision;
  }
}

export const table = new Table();
const login = JSON.parse(await readFile(process.env.SCHWAB_TOKEN_FILE ?? "", "utf8"));
await table.putIfUnchanged("schwab", login, undefined);
