import { startGateway } from "@schwab-kit/gateway/node";
import { clientFromTokenFile } from "schwab-kit";
import { app, newPath, type Raise, sandbox } from "./scene.js";

export const ofSettings = {
  "port-unavailable": () =>
    startGateway({ ...sandbox, port: Number(new URL(sandbox.url).port), serve: () => new Response() }),
  "config-invalid": () =>
    clientFromTokenFile({ ...app(), tokenPath: newPath(), baseUrl: "http://example.com" }),
  "config-missing": () => clientFromTokenFile({ ...app(), tokenPath: newPath(), appSecret: "" }),
} satisfies Raise;
