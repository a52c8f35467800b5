import type { ErrorCode } from "@schwab-kit/core";
import { excerptOf, retryAfterSeconds, withoutSecrets, withoutTokens } from "@schwab-kit/core/support";
import { type Answer, jsonIn } from "./answer.js";
import type { AnswerFinding } from "./answer-check.js";
import { SchwabApiError, type SchwabApiErrorDetail, sentTimes } from "./api-error.js";
import { errorsIn } from "./error-envelope.js";

/** The answer of a status other than 2xx as an error. */
export function refusal(answer: Answer): SchwabApiError {
  const { response, text, secrets } = answer;
  const errors = errorsIn(jsonIn(text), secrets);
  const code = isTooBig(errors) ? "api-answer-too-big" : codeOf(response.status);
  const excerpt = excerptOf(answer.text, secrets, 500) || undefined;
  const wait = retryAfterSeconds(response.headers);
  const said =
    errors.length > 0
      ? withoutTokens(errors.map(sentenceOf).join(" / "), secrets)
      : (excerpt ?? "it gave no reason");
  const advice = isAboutAccount(errors) ? ACCOUNT_ADVICE : adviceFor(code, wait);
  return failure(code, answer, `was answered ${statusOf(answer)}: ${said}; ${advice}`, {
    errors,
    excerpt,
    retryAfterSeconds: wait,
  });
}

/** A redirect. Following one would hand the token to wherever it points. */
export function redirectRefused(answer: Answer): SchwabApiError {
  return failure(
    "api-redirect-refused",
    answer,
    "was answered with a redirect, which is never followed, because the token is sent to the configured host " +
      "only; check the base URL, and for a proxy or a login page of the network in between",
  );
}

/** An answer of status 2xx that is not what the operation gives. */
export function unreadable(answer: Answer, found: string): SchwabApiError {
  const excerpt = excerptOf(answer.text, answer.secrets, 500) || undefined;
  const start = excerpt === undefined ? "" : `, beginning "${withoutTokens(excerpt, answer.secrets, 120)}"`;
  return failure(
    "api-answer-unreadable",
    answer,
    `was answered ${statusOf(answer)} with ${found}${start}; ` +
      "check for a proxy or a web page in between, else report it",
    { excerpt },
  );
}

export function failure(
  code: ErrorCode,
  { asked, attempts, response, secrets }: Answer,
  story: string,
  facts: {
    readonly errors?: readonly SchwabApiErrorDetail[];
    readonly excerpt?: string | undefined;
    readonly retryAfterSeconds?: number | undefined;
    readonly findings?: readonly AnswerFinding[];
  } = {},
): SchwabApiError {
  const correlationId = correlationIdOf(response, secrets);
  const trace = correlationId === undefined ? "" : `; correlation id ${correlationId}`;
  return new SchwabApiError(code, `${asked}${sentTimes(attempts)} ${story}${trace}.`, {
    ...facts,
    attempts,
    status: response.status === 0 ? undefined : response.status,
    correlationId,
  });
}

/** Schwab's name for one request. */
export function correlationIdOf({ headers }: Response, secrets: readonly string[]): string | undefined {
  // The specification spells it in two ways and live answers in a third: `Headers` ignores case.
  const header = headers.get("schwab-client-correlid");
  return header === null ? undefined : withoutSecrets(header, secrets, 100);
}

/** Schwab's gateway passes on about 10 MB. What it then says is told apart from its being unavailable by this alone. */
function isTooBig(errors: readonly SchwabApiErrorDetail[]): boolean {
  return errors.some(({ title }) => title === "protocol.http.TooBigBody");
}

const ACCOUNT_ADVICE =
  "an account is named by its hash, the hashValue of getAccountNumbers(), and not by its number: check that it " +
  "is one, and that this login covers the account";

function isAboutAccount(errors: readonly SchwabApiErrorDetail[]): boolean {
  return errors.some(({ title, detail }) => /invalid account number/i.test(`${title} ${detail}`));
}

const codes: Readonly<Record<number, ErrorCode>> = {
  401: "api-unauthorized",
  403: "api-forbidden",
  404: "api-not-found",
  429: "api-rate-limited",
};

function codeOf(status: number): ErrorCode {
  return status >= 500 ? "api-unavailable" : (codes[status] ?? "api-bad-request");
}

function adviceFor(code: ErrorCode, wait: number | undefined): string {
  const advice: Readonly<Partial<Record<ErrorCode, string>>> = {
    "api-unauthorized":
      "the access token was refused and no newer one helped: log in again, and check that the app has this API product",
    "api-forbidden": "check that the app has this API product and that the login covers the account",
    "api-not-found": "check the symbol or hash that was asked for, and the base URL",
    "api-rate-limited": `wait ${wait === undefined ? "a minute" : `${wait} s`} and send less often`,
    "api-answer-too-big":
      "the answer would be too big for Schwab's gateway: ask for less, or for an option chain by splitOptionChain",
    "api-unavailable": `try again ${wait === undefined ? "later" : `in ${wait} s`}`,
  };
  return advice[code] ?? "correct the request";
}

function statusOf({ response, secrets }: Answer): string {
  return `${response.status} ${withoutTokens(response.statusText, secrets, 60)}`.trim();
}

function sentenceOf({ title, detail, pointers }: SchwabApiErrorDetail): string {
  const words = [title, detail].filter((part) => part !== undefined);
  const said = [...new Set(words)].join(": ").replace(/\.$/, "");
  return pointers === undefined ? said : `${said} (${pointers.join(", ")})`;
}
