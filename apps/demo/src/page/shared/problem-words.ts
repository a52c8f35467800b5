import type { ErrorCode } from "@schwab-kit/core";

export interface ProblemWords {
  readonly title: string;
  /** What to do, for who uses the page; the package's own message is for who writes one. */
  readonly advice: string;
}

/** The failures that a person meets on the page in the course of things. */
export const problemWords: Partial<Record<ErrorCode, ProblemWords>> = {
  "api-unreachable": {
    title: "No connection",
    advice: "The program that serves this page gives no answer. Is npm start still running?",
  },
  "api-timeout": { title: "No answer in time", advice: "Schwab took too long. Try again." },
  "api-unavailable": {
    title: "Schwab can't answer now",
    advice: "It was asked again without success. Try later.",
  },
  "api-rate-limited": { title: "Too many requests", advice: "Schwab wants a pause. Try again in a minute." },
  "api-forbidden": {
    title: "Not allowed",
    advice: "Schwab, or this page's own server, does not allow that.",
  },
  "login-required": {
    title: "The login is over",
    advice: "It ran out, or somebody signed in elsewhere, which ends the login before. Sign in again.",
  },
  "order-outcome-unknown": {
    title: "It is not known whether the order was placed",
    advice:
      "The answer was lost on the way. Don't place it again before you know: look again, or look at Orders.",
  },
  "authorization-denied": {
    title: "You didn't allow access",
    advice: "Sign in again and allow it to go on.",
  },
  "code-rejected": { title: "The sign-in took too long", advice: "Codes live 30 seconds. Sign in again." },
};
