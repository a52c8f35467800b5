import { notAsked } from "../api-answers.js";
import type { Check } from "../examine.js";
import { type Finding, ok, unknown, wrong } from "../finding.js";
import type { FindingCode } from "../finding-codes.js";
import { type Knock, knock } from "../reach.js";

const remedies: Partial<Record<FindingCode, string>> = {
  "host-not-found": "Look whether this machine is connected, and whether its DNS works.",
  "host-refuses": "Look whether the base URL is right; a sandbox has to be running.",
  "host-silent": "Look for a firewall or a proxy in between; else try again later.",
  "host-not-trusted":
    "Look for a proxy that opens the traffic (NODE_EXTRA_CA_CERTS makes Node trust it), or a wrong clock.",
};

export const apiHost: Check = {
  name: "api-host",
  async look({ knock, server }) {
    const { host } = new URL(server().baseUrl);
    return findingOf(host, await knock());
  },
};

/** Its address is in the user's preferences and nowhere else. */
export const streamerHost: Check = {
  name: "streamer-host",
  async look(setup) {
    const { api, server } = setup;
    const why = await notAsked(setup);
    if (why !== undefined) return why;
    const answer = await api.trader();
    const url = "data" in answer ? answer.data.streamerInfo?.[0]?.streamerSocketUrl : undefined;
    if (url === undefined || !URL.canParse(url))
      return unknown("The API did not tell the streamer's address.");
    const { host } = new URL(url);
    if (host === new URL(server().baseUrl).host) return ok(`The streamer is on the API's own host.`);
    return findingOf(host, await knock(`https://${host}/`));
  },
};

function findingOf(host: string, found: Knock): Finding {
  if (found.reached) return ok(`${host} answers.`);
  return wrong(
    found.code,
    `${host} ${found.why}.`,
    remedies[found.code] ?? "Look whether this machine is connected; else try again later.",
  );
}
