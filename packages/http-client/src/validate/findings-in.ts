import { withoutTokens } from "@schwab-kit/core/support";
import type { BaseIssue, IssuePathItem } from "valibot";
import type { AnswerFinding } from "../answer-check.js";

/** A chain has thousands of contracts: what they all do is one finding, and there are never more than this. */
const MOST_FINDINGS = 100;

type Issue = BaseIssue<unknown>;
type Path = readonly IssuePathItem[];

/** What valibot found, free of values, with what many places have in common told once. */
export function findingsIn(asked: string, issues: readonly Issue[]): AnswerFinding[] {
  const findings = new Map<string, AnswerFinding>();
  for (const issue of issues) {
    const path = issue.path ?? [];
    const kind = kindOfFinding(issue, path);
    const found = kind === "missing-member" ? "nothing" : kindOf(issue.input);
    const same = JSON.stringify([kind, nameIn(path), issue.message, found]);
    const before = findings.get(same);
    if (before === undefined && findings.size === MOST_FINDINGS) continue;
    findings.set(same, {
      kind,
      asked,
      path: before?.path ?? jsonPath(path),
      expected: issue.message,
      found,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...findings.values()];
}

function kindOfFinding({ type }: Issue, path: Path): AnswerFinding["kind"] {
  if (type === "raw_check") return "unknown-member";
  if (type === "check") return "unknown-value";
  return path.at(-1)?.origin === "key" ? "missing-member" : "wrong-kind";
}

/** The name of the member that is meant, or that holds the list that is meant. */
function nameIn(path: Path): unknown {
  return path.filter(({ key }) => typeof key === "string").at(-1)?.key;
}

function jsonPath(path: Path): string {
  const steps = path.map(({ key }) => {
    if (typeof key === "number") return `[${key}]`;
    const name = String(key);
    if (/^[A-Za-z]{1,60}\d{0,4}$/.test(name)) return `.${name}`;
    // A name of Schwab's own looks so; an answer may have anything for one.
    return `[${JSON.stringify(withoutTokens(name, [], 60))}]`;
  });
  return `$${steps.join("")}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
