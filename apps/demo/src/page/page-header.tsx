import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Title,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import type { ReactNode } from "react";
import { useSession } from "./session-context.js";
import { ConnectionLight } from "./stream/connection-light.js";

export function PageHeader({
  isHoodOpen,
  onToggleHood,
}: {
  readonly isHoodOpen: boolean;
  readonly onToggleHood: () => void;
}): ReactNode {
  const { config } = useSession();
  const isDark = useComputedColorScheme("light") === "dark";
  const { setColorScheme } = useMantineColorScheme();
  return (
    <header className="page-head">
      <Title order={1} size="h4">
        schwab-kit
      </Title>
      {config.mode === "sandbox" ? (
        <Badge variant="light" color="gray" className="plain-case quiet-badge">
          Sandbox: made-up money and prices
        </Badge>
      ) : (
        <Badge color="red" className="plain-case">
          Live: your real accounts
        </Badge>
      )}
      <ConnectionLight />
      <Group gap="xs" wrap="nowrap" className="page-head-buttons">
        <Button
          variant="default"
          size="xs"
          onClick={onToggleHood}
          aria-expanded={isHoodOpen}
          aria-controls="hood"
        >
          Under the hood
        </Button>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={isDark ? "Use light colors" : "Use dark colors"}
          onClick={() => setColorScheme(isDark ? "light" : "dark")}
        >
          <span aria-hidden="true">{isDark ? "☀" : "☾"}</span>
        </ActionIcon>
      </Group>
    </header>
  );
}
