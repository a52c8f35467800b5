import { ConfigError } from "@schwab-kit/core";
import { safeParse } from "valibot";
import type { AnswerCheck, AnswerFinding } from "../answer-check.js";
import { answerShape } from "./answers.js";
import { findingsIn } from "./findings-in.js";

export interface LiveValidatorOptions {
  /**
   * `report` lets all data through and tells the findings. `strict` also rejects a call whose answer contradicts
   * our types, with SchwabApiError `api-answer-unexpected`; what we merely don't list passes. It is for tests.
   */
  readonly mode: "report" | "strict";
  /**
   * Told every finding, at once and in the order of the answer; `console.warn` gets them unless given. What it
   * throws disturbs no call: it is thrown again outside of it.
   */
  readonly onFinding?: ((finding: AnswerFinding) => void) | undefined;
}

/**
 * Checks each answer against what is known of Schwab's live answers, for `new SchwabClient({ validate })`. Data
 * comes through unchanged, and one bad element never costs the rest. An answer brings 100 findings at most.
 * @throws ConfigError `config-invalid`
 */
export function liveValidator({ mode, onFinding = warn }: LiveValidatorOptions): AnswerCheck {
  if (mode !== "report" && mode !== "strict") {
    throw new ConfigError("config-invalid", 'liveValidator: mode must be "report" or "strict".');
  }
  return {
    check(asked, data) {
      const shape = answerShape(asked);
      if (shape === undefined) return [];
      const findings = findingsIn(asked, safeParse(shape, data).issues ?? []);
      for (const finding of findings) tell(onFinding, finding);
      return mode === "strict" ? findings.filter(contradictsTypes) : [];
    },
  };
}

function contradictsTypes({ kind }: AnswerFinding): boolean {
  return kind === "wrong-kind" || kind === "missing-member";
}

function tell(onFinding: (finding: AnswerFinding) => void, finding: AnswerFinding): void {
  try {
    onFinding(finding);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function warn({ kind, asked, path, expected, found, count }: AnswerFinding): void {
  const places = count === 1 ? "" : ` and ${count - 1} more place${count === 2 ? "" : "s"}`;
  console.warn(`schwab-kit: ${kind} in ${asked}, ${path}${places}: expected ${expected}, found ${found}.`);
}
