/** The sandbox's own address, as browsers and clients may name it. */
export interface OwnAddress {
  readonly url: string;
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

export function ownAddress(port: number): OwnAddress {
  const urls = [new URL(`http://127.0.0.1:${port}`), new URL(`http://localhost:${port}`)];
  return {
    url: `http://127.0.0.1:${port}`,
    hosts: new Set(urls.map((url) => url.host)),
    origins: new Set(urls.map((url) => url.origin)),
  };
}

/** False for a name that a foreign page's DNS pointed at this machine (DNS rebinding). */
export function isOwnHost(own: OwnAddress, host: string | undefined): boolean {
  return host !== undefined && own.hosts.has(host.toLowerCase());
}
