import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A store of objects as S3 is one: an ETag of the bytes, and conditions that are checked when the change is made. */
export async function startObjectStore(): Promise<{
  readonly url: string;
  readonly objects: Map<string, string>;
  close(): Promise<void>;
}> {
  const objects = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const key = request.url ?? "";
    // A client that is killed while it sends changes nothing.
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;

    const stored = objects.get(key);
    const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = request.headers;
    const answer = (status: number, content = ""): void => {
      const etag = objects.get(key);
      response.writeHead(status, etag === undefined ? {} : { etag: etagOf(etag) }).end(content);
    };
    if (ifMatch !== undefined && stored === undefined) return answer(404);
    if (ifMatch !== undefined && ifMatch !== etagOf(stored ?? "")) return answer(412);
    if (ifNoneMatch === "*" && stored !== undefined) return answer(412);
    if (request.method === "GET") return stored === undefined ? answer(404) : answer(200, stored);
    if (request.method === "PUT") objects.set(key, body);
    else objects.delete(key);
    answer(request.method === "PUT" ? 200 : 204);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function etagOf(text: string): string {
  return `"${createHash("md5").update(text).digest("hex")}"`;
}
