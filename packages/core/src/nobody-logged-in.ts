import { LoginRequiredError } from "./errors.js";

/** The error of a call that needs a login where there is none. */
export function nobodyLoggedIn(storage: string): LoginRequiredError {
  return new LoginRequiredError(
    "login-required",
    `Nobody is logged in: there is no token in ${storage}. Log in, for example with the command: schwab login.`,
  );
}
