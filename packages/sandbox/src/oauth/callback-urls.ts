/**
 * The registered callback URLs, as the portal's field holds them. They stay the very strings that were
 * registered, because Schwab compares them exactly.
 * @throws TypeError
 */
export function parseCallbackUrls(field: string): readonly [string, ...string[]] {
  if (typeof field !== "string" || field.length > 255) {
    throw new TypeError("The sandbox option callbackUrl must be a string of at most 255 characters.");
  }
  const [first = "", ...others] = field.split(",");
  checkCallbackUrl(first);
  others.forEach(checkCallbackUrl);
  return [first, ...others];
}

function checkCallbackUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || /\s/.test(text)) {
    throw new TypeError(
      `The sandbox option callbackUrl holds ${JSON.stringify(text)}, which is not a URL. ` +
        "Give a URL such as https://127.0.0.1:8182, or several with commas and no spaces between.",
    );
  }
  const loopback = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname === "[::1]";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new TypeError(
      `The sandbox option callbackUrl holds ${JSON.stringify(text)}. It must be https, or http on loopback.`,
    );
  }
  if (url.hash !== "" || url.username !== "" || url.password !== "") {
    throw new TypeError("The sandbox option callbackUrl must have no fragment, user or password.");
  }
}
