import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";

/**
 * Plays the person's browser: opens an address and follows every redirect, trusting the certificate that the
 * login made for 127.0.0.1, as a person does who accepts it. Gives the addresses it went through.
 */
export async function visit(startUrl: string, certificateDirectory: string): Promise<string[]> {
  const ca = await readFile(join(certificateDirectory, "loopback-certificate.pem"), "utf8");
  const visited: string[] = [];
  for (let url: string | undefined = startUrl; url !== undefined && visited.length < 10; ) {
    visited.push(url);
    const location = await nextAddress(url, ca);
    url = location === undefined ? undefined : new URL(location, url).href;
  }
  return visited;
}

async function nextAddress(url: string, ca: string): Promise<string | undefined> {
  if (url.startsWith("http:")) {
    const response = await fetch(url, { redirect: "manual" });
    await response.arrayBuffer();
    return response.headers.get("location") ?? undefined;
  }
  return await new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.headers.location));
    }).on("error", reject);
  });
}
