import type { SchwabKitError } from "@schwab-kit/core";
import { type FindingCode, findingCodes } from "./finding-codes.js";

/** What one check has found. Holds no secret. */
export interface Finding {
  readonly result: "ok" | "warning" | "problem" | "unknown";
  /** Names what is wrong; missing when nothing is, or when it can't be known. */
  readonly code?: FindingCode;
  /** A sentence: what was found, or why it can't be known. */
  readonly found: string;
  /** A sentence: what to do. */
  readonly remedy?: string;
}

export function ok(found: string): Finding {
  return { result: "ok", found };
}

/** A problem or a warning, whichever its code stands for. */
export function wrong(code: FindingCode, found: string, remedy: string): Finding {
  return { result: findingCodes[code], code, found, remedy };
}

/** @param why it can't be known, as a sentence */
export function unknown(why: string, remedy?: string): Finding {
  return { result: "unknown", found: why, ...(remedy === undefined ? {} : { remedy }) };
}

/** For a request that failed otherwise than expected. A server's own words are not shown: who knows what it quotes. */
export function unanswered(error: SchwabKitError): Finding {
  const { status } = error as { readonly status?: number | undefined };
  const http = status === undefined ? "" : `, HTTP ${status}`;
  return unknown(
    `The server gave no answer that tells (${error.code}${http}).`,
    error.action === "retry" ? "Try again later." : undefined,
  );
}
