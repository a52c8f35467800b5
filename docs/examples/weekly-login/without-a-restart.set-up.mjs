/** The login dies before the program starts. Another process logs in while it waits. */
export function situation({ sandbox, logIn }) {
  sandbox.revokeTokens();
  let isAsked = false;
  return {
    onOutput(text) {
      if (isAsked || !text.includes("Waiting")) return;
      isAsked = true;
      void logIn();
    },
  };
}
