import { Button, Group, Progress, Text } from "@mantine/core";
import type { TokenClock } from "@schwab-kit/core";
import { type ReactNode, useEffect, useState } from "react";
import { expirePath } from "../../demo-config.js";
import { useSession } from "../session-context.js";
import { asCountdown } from "../shared/format.js";
import { PageError } from "../shared/page-error.js";
import { Panel } from "../shared/panel.js";
import { Problem } from "../shared/problem.js";
import { useStore } from "../shared/store.js";

export function TokenPanel(): ReactNode {
  const { config, tokens, kept, login } = useSession();
  const { status, asOf, renewedBy, news } = useStore(login);
  const [problem, setProblem] = useState<unknown>();
  const doing = (work: () => Promise<unknown>) => () => {
    setProblem(undefined);
    work().catch(setProblem);
  };
  const renew = async (): Promise<void> => {
    // As after a 401: the token in use counts as refused, so a new one is fetched.
    await tokens.getAccessToken({ rejected: await tokens.getAccessToken() });
  };
  const expire = async (): Promise<void> => {
    const response = await fetch(expirePath, { method: "POST" });
    if (!response.ok) throw new PageError(`The demo's server answered ${response.status}.`);
    const news =
      "The sandbox ended the access token. The next request gets a 401, renews it, and is sent again.";
    login.set({ ...login.get(), news });
  };
  return (
    <Panel title="Your login">
      <CountingDown label="Access token" clock={status.accessToken} asOf={asOf} />
      <CountingDown label="Login" clock={status.login} asOf={asOf} />
      <Text size="sm" role="status" className="news">
        {news}
      </Text>
      <dl className="facts facts-below">
        <dt>Kept in</dt>
        <dd>
          {status.storage}: {kept}
        </dd>
        <dt>Last renewed by</dt>
        <dd>{renewedBy ?? "an earlier visit"}</dd>
      </dl>
      {problem !== undefined && <Problem error={problem} />}
      <Group gap={6}>
        <Button size="xs" px={7} variant="default" onClick={doing(renew)}>
          Renew now
        </Button>
        {config.mode === "sandbox" && (
          <Button size="xs" px={7} variant="default" onClick={doing(expire)}>
            Expire token
          </Button>
        )}
        <Button size="xs" px={7} variant="default" onClick={doing(() => tokens.logout())}>
          Sign out
        </Button>
      </Group>
    </Panel>
  );
}

function CountingDown({
  label,
  clock,
  asOf,
}: {
  readonly label: string;
  readonly clock: TokenClock | undefined;
  readonly asOf: number;
}): ReactNode {
  const now = useSeconds();
  if (clock === undefined) return null;
  // Counted from what was left by the server's clock: this machine's may be wrong.
  const left = Math.max(0, clock.remainingSeconds - Math.max(0, (now - asOf) / 1000));
  return (
    <div className="clock">
      <Group justify="space-between">
        <Text size="sm">{label}</Text>
        <Text size="sm" className="number" role="timer" aria-label={label}>
          {asCountdown(left)}
        </Text>
      </Group>
      <Progress
        value={(100 * left) / (clock.expiresAt - clock.since)}
        size="xs"
        aria-label={`${label}: life left`}
      />
    </div>
  );
}

/** Epoch milliseconds, each second anew. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  return now;
}
