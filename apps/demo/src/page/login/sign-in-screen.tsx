import { Button, List, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useSession } from "../session-context.js";
import { Problem } from "../shared/problem.js";
import { useStore } from "../shared/store.js";
import { beginSignIn } from "./sign-in.js";

export function SignInScreen(): ReactNode {
  const { config, tokens, login } = useSession();
  const { error, news } = useStore(login);
  const [problem, setProblem] = useState<unknown>();
  const isSandbox = config.mode === "sandbox";
  return (
    <Paper component="section" withBorder className="sign-in" aria-labelledby="sign-in-title">
      <Title order={2} id="sign-in-title">
        {isSandbox ? "Sign in to the sandbox" : "Sign in with Schwab"}
      </Title>
      {(problem ?? error) === undefined ? (
        <Text role="status" c="dimmed">
          {news}
        </Text>
      ) : (
        <Problem error={problem ?? error} />
      )}
      <List type="ordered" spacing="xs" className="sign-in-steps">
        <List.Item>
          {isSandbox
            ? "You go to the sandbox's own page. Type any name and password, but never your real ones."
            : "You go to Schwab's own page and sign in there. This page never sees your password."}
        </List.Item>
        <List.Item>
          You choose there to allow access, and come back with a code that lives 30 seconds.
        </List.Item>
        <List.Item>
          The gateway on this machine adds the app secret and trades the code for a token, which is kept
          encrypted in this browser.
        </List.Item>
      </List>
      <Button size="md" onClick={() => void beginSignIn(config, tokens).catch(setProblem)}>
        Sign in
      </Button>
    </Paper>
  );
}
