import { once } from "node:events";
import { createServer } from "node:http";

/** A server on loopback that gives out what it was given, path by path, so that what is timed is the client. */
export async function startAnswersServer(answers) {
  const bodies = new Map(
    Object.entries(answers).map(([path, value]) => [path, Buffer.from(JSON.stringify(value))]),
  );
  const server = createServer((request, response) => {
    request.resume();
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const body = bodies.get(pathname);
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": "application/json",
      "content-length": body?.length ?? 0,
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
