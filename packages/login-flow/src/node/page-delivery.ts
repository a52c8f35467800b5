import type { Server, ServerResponse } from "node:http";

/** Knows which pages a browser still has to get, so that a server doesn't close in its face. */
export interface PageDelivery {
  /** Resolves when no answer is under way and no redirect is unfollowed, or after that many milliseconds. */
  finished(limitMs: number): Promise<void>;
}

/** @param donePath where the last redirect leads to */
export function watchPageDelivery(server: Server, donePath: string): PageDelivery {
  const underWay = new Set<ServerResponse>();
  let isRedirectUnfollowed = false;
  let whenIdle: () => void = () => undefined;
  const isIdle = (): boolean => underWay.size === 0 && !isRedirectUnfollowed;

  server.on("request", (request, response) => {
    underWay.add(response);
    response.once("close", () => {
      underWay.delete(response);
      if (response.statusCode === 303) isRedirectUnfollowed = true;
      else if (request.url === donePath) isRedirectUnfollowed = false;
      if (isIdle()) whenIdle();
    });
  });

  return {
    async finished(limitMs) {
      if (isIdle()) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        whenIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
