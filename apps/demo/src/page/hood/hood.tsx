import { ActionIcon, Button, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useSession } from "../session-context.js";
import { useStore } from "../shared/store.js";
import { HoodEntry } from "./hood-entry.js";

/** What the packages are doing, as they tell it. It stays beside the page, so that one can use the page and watch. */
export function Hood({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { journal } = useSession();
  const entries = useStore(journal.entries);
  const place = useRef<HTMLElement>(null);
  // Before it is gone from the page: a plain effect would give the focus back a moment later.
  useLayoutEffect(() => {
    const before = document.activeElement;
    place.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      id="hood"
      ref={place}
      className="hood"
      tabIndex={-1}
      aria-labelledby="hood-title"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className="hood-head">
        <div>
          <Title order={2} size="h5" id="hood-title">
            Under the hood
          </Title>
          <Text size="xs" c="dimmed">
            Each request, retry, renewal and change of the stream, with the file that did it. Tokens, accounts
            and bodies are never told.
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => journal.clear()}>
            Clear
          </Button>
          <ActionIcon size="sm" variant="default" aria-label="Close under the hood" onClick={onClose}>
            <span aria-hidden="true">×</span>
          </ActionIcon>
        </Group>
      </header>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed" className="empty">
          Nothing has happened yet.
        </Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <ol className="hood-entries" tabIndex={0} aria-label="What happened, latest first">
          {entries.map((entry) => (
            <HoodEntry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </aside>
  );
}
