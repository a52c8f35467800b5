import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ConnectionBanner } from "./connection-banner.js";
import { Hood } from "./hood/hood.js";
import { isSignedIn } from "./login/login-state.js";
import { SignInScreen } from "./login/sign-in-screen.js";
import type { Session } from "./open-session.js";
import { PageHeader } from "./page-header.js";
import { SessionContext } from "./session-context.js";
import { useStore } from "./shared/store.js";
import { Workspace } from "./workspace.js";

export function App({ session }: { readonly session: Session }): ReactNode {
  const signedIn = isSignedIn(useStore(session.login));
  const [isHoodOpen, setHoodOpen] = useState(false);
  const queries = useQueryClient();
  useEffect(() => {
    // Nobody sees an earlier login's figures.
    if (!signedIn) queries.clear();
  }, [signedIn, queries]);
  const { isReachable } = useStore(session.connection);
  useEffect(() => {
    // What failed meanwhile and is not asked for time and again.
    if (isReachable) void queries.refetchQueries({ predicate: ({ state }) => state.status === "error" });
  }, [isReachable, queries]);
  return (
    <SessionContext value={session}>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <PageHeader isHoodOpen={isHoodOpen} onToggleHood={() => setHoodOpen(!isHoodOpen)} />
      <main id="content" className="content">
        <ConnectionBanner />
        {signedIn ? <Workspace /> : <SignInScreen />}
        <footer className="page-foot">
          Unofficial; not affiliated with Charles Schwab. Charts by{" "}
          <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
            TradingView Lightweight Charts™
          </a>
          .
        </footer>
      </main>
      {isHoodOpen && <Hood onClose={() => setHoodOpen(false)} />}
    </SessionContext>
  );
}
