import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useSession } from "../session-context.js";
import { useStore } from "../shared/store.js";
import { useSecondsUntil } from "../shared/use-seconds-until.js";
import { lightWords } from "./light-words.js";

/** Whether what is shown comes by itself, and why not when it doesn't. Words beside the colour say the same. */
export function ConnectionLight(): ReactNode {
  const { stream } = useSession();
  const light = useStore(stream.light);
  const left = useSecondsUntil(light.is === "interrupted" ? (light.nextTryAt ?? 0) : 0);
  return (
    <div className={`light light-${light.is}`}>
      <span role="status">{lightWords(light)}</span>
      {/* Counting down aloud would be chatter. */}
      {left > 0 && (
        <span className="number" aria-hidden="true">
          Next try in {left} s
        </span>
      )}
      {light.is === "stopped" && (
        <Button size="compact-xs" variant="default" onClick={stream.take}>
          {light.reason === "taken-over" ? "Take the stream" : "Try again"}
        </Button>
      )}
    </div>
  );
}
