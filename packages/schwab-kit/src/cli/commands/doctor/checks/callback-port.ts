import { once } from "node:events";
import { createServer } from "node:net";
import type { Check } from "../examine.js";
import { type Finding, ok, unknown, wrong } from "../finding.js";

export const callbackPort: Check = {
  name: "callback-port",
  async look({ callbackUrl }) {
    const url = URL.canParse(callbackUrl ?? "") ? new URL(callbackUrl ?? "") : undefined;
    if (url?.hostname !== "127.0.0.1") {
      return unknown("No callback URL on 127.0.0.1 names a port that could be tried.");
    }
    return await tryPort(Number(url.port || (url.protocol === "https:" ? 443 : 80)));
  },
};

/** Listens for a moment, as a login would. */
async function tryPort(port: number): Promise<Finding> {
  const server = createServer();
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
    return ok(`Port ${port} is free for a login.`);
  } catch (error) {
    return refused(port, (error as NodeJS.ErrnoException).code);
  } finally {
    server.close();
  }
}

function refused(port: number, code: string | undefined): Finding {
  if (code === "EADDRINUSE") {
    return wrong(
      "callback-port-taken",
      `Port ${port} of the callback URL is taken on 127.0.0.1 by another program, perhaps by a login under way.`,
      "End that program, paste the address in the login instead, or register a callback URL with another port.",
    );
  }
  if (code === "EACCES") {
    return wrong(
      "callback-port-privileged",
      `Port ${port} of the callback URL may not be opened by an ordinary program.`,
      "Register a callback URL with a port above 1023, such as https://127.0.0.1:8182, or paste the address in the login.",
    );
  }
  return wrong(
    "callback-port-unavailable",
    `The system does not let a program listen on 127.0.0.1:${port} (${code ?? "no reason given"}).`,
    "Log in by pasting the address: schwab login --manual.",
  );
}
