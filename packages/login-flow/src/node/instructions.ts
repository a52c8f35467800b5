import type { AuthorizationContext } from "../authorization-context.js";

export interface Situation {
  readonly context: AuthorizationContext;
  /** Missing when nothing listens on the callback URL. */
  readonly startUrl: string | undefined;
  /** True when the browser will meet the certificate made here, and warn. */
  readonly warnsOfCertificate: boolean;
  readonly canPaste: boolean;
}

/** What the person has to know before a browser opens. */
export function instructions({ context, startUrl, warnsOfCertificate, canPaste }: Situation): string {
  const { authorizationUrl, callbackUrl } = context;
  const paragraphs = [
    startUrl === undefined
      ? `To log in, open this address in a browser:\n  ${authorizationUrl}`
      : `To log in, open this address in a browser on this computer:\n  ${startUrl}\n` +
        `It leads to the login page, which can also be opened directly:\n  ${authorizationUrl}`,
    `The login page belongs to ${new URL(authorizationUrl).host} and is never filled in or read by this program. ` +
      `Afterwards the browser is sent to the callback URL ${callbackUrl}`,
  ];
  if (warnsOfCertificate) {
    paragraphs.push(
      "The browser will warn that the connection to 127.0.0.1 is not private. That is expected: the page comes " +
        "from this program, with a certificate that it made itself and that never leaves this computer. Choose " +
        '"Advanced" and then "Proceed to 127.0.0.1" (Firefox: "Accept the Risk"; Safari: "Show Details", "visit ' +
        'this website"). Never do that for another address.',
    );
  }
  if (canPaste) {
    paragraphs.push(
      "If that last page does not load, or the browser runs on another computer: copy the whole address it was " +
        "sent to from the address bar and paste it here, within 30 seconds.",
    );
  }
  if (!canPaste) {
    paragraphs.push(
      "An address cannot be pasted here: the browser has to reach the callback URL on this computer.",
    );
  }
  return `${paragraphs.join("\n\n")}\n\n`;
}
