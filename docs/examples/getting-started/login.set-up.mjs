import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";

export const options = { isLoggedIn: false };

/** Plays the person's browser: it accepts the certificate and follows every redirect. */
export function situation({ folder }) {
  let isOnItsWay = false;
  return {
    onOutput(text) {
      const [startUrl] = /https:\/\/\S+\/start/.exec(text) ?? [];
      if (startUrl === undefined || isOnItsWay) return;
      isOnItsWay = true;
      void browse(startUrl, join(folder, ".schwab/loopback-certificate.pem"));
    },
  };
}

async function browse(startUrl, certificate) {
  const ca = await readFile(certificate, "utf8");
  for (let url = startUrl; url !== undefined; ) {
    const location = url.startsWith("https:") ? await secureLocation(url, ca) : await plainLocation(url);
    url = location === undefined ? undefined : new URL(location, url).href;
  }
}

async function plainLocation(url) {
  const response = await fetch(url, { redirect: "manual" });
  await response.arrayBuffer();
  return response.headers.get("location") ?? undefined;
}

function secureLocation(url, ca) {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.headers.location));
    }).on("error", reject);
  });
}
