import type { HttpBindings } from "@hono/node-server";

/** What the sandbox's handlers share while they answer one request. */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    /** What a token request asks for. */
    grantType?: "authorization_code" | "refresh_token" | "other";
    /** What the journal shall say about the fault that was injected. */
    fault?: string;
    /** Where the connection is to be cut instead of answering in full. */
    cut?: "before-answer" | "halfway";
  };
}
