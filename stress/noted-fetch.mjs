import { digestOf } from "./digest.mjs";

/**
 * A `fetch` for the token endpoint that notes what was sent and what came back. Each POST carries its name in a
 * query parameter that the sandbox ignores but keeps in its journal, so that both sides can be matched.
 */
export function notedFetch(note, worker) {
  let count = 0;
  const noted = {
    lastPost: undefined,
    async fetch(url, init) {
      const post = `${worker}.${++count}`;
      noted.lastPost = post;
      const tagged = new URL(url);
      tagged.searchParams.set("symbols", post);
      const used = new URLSearchParams(init.body.toString()).get("refresh_token");
      note("posted", { post, grant: digestOf(used) });
      try {
        const response = await fetch(tagged, init);
        const text = await response.text();
        const minted = response.status === 200 ? digestOf(JSON.parse(text).refresh_token) : undefined;
        note("answered", { post, status: response.status, grant: minted });
        return new Response(text, { status: response.status, headers: response.headers });
      } catch (error) {
        note("unanswered", { post });
        throw error;
      }
    },
  };
  return noted;
}
