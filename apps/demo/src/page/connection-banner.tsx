import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import { useSession } from "./session-context.js";
import { useStore } from "./shared/store.js";
import { useSecondsUntil } from "./shared/use-seconds-until.js";

/** Says what stands between the page and Schwab, while something does. */
export function ConnectionBanner(): ReactNode {
  const { isReachable, pausedUntil } = useStore(useSession().connection);
  const left = useSecondsUntil(pausedUntil);
  if (!isReachable) {
    return (
      <Alert color="yellow" title="Offline" role="status" className="banner">
        The program that serves this page gives no answer. What the stream doesn't bring is from before, and
        goes on by itself when it answers again. If it has ended, run npm start and load this page anew.
      </Alert>
    );
  }
  if (left > 0) {
    return (
      <Alert color="yellow" title="Slowed down by Schwab" role="status" className="banner">
        Too many requests were made in a minute. The client waits and goes on by itself in{" "}
        <span className="number">{left}</span> s.
      </Alert>
    );
  }
  return null;
}
