import type { ReactNode } from "react";
import { Problem } from "./shared/problem.js";

/** When the page can't even begin: no server, or no place for a token. */
export function StartFailed({ error }: { readonly error: unknown }): ReactNode {
  return (
    <main className="alone">
      <h1>schwab-kit</h1>
      <Problem error={error} action={{ name: "Try again", run: () => location.reload() }} />
    </main>
  );
}
