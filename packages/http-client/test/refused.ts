import { ArgumentError } from "@schwab-kit/core";
import { expect } from "vitest";
import type { SchwabClient } from "../src/index.js";
import { clientOf, rejectionOf, serveAnswer, tokens } from "./server.js";

/** The refusal of a call, after making sure that nothing was sent for it, nor a token fetched. */
export async function refused(call: (client: SchwabClient) => PromiseLike<unknown>): Promise<string> {
  const server = await serveAnswer(200, {});
  const source = tokens("token-1");
  const error = await rejectionOf(call(clientOf(server, { tokens: source })));
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error).toMatchObject({ code: "argument-invalid", action: "fix-request", retryable: false });
  expect((error as Error).message).toContain("Nothing was sent");
  expect(server.seen).toHaveLength(0);
  expect(source.asked).toHaveLength(0);
  return (error as Error).message;
}
