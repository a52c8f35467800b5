import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../session-context.js";

/** Streams for as long as it is shown. */
export function useStream(): void {
  const { stream } = useSession();
  const queries = useQueryClient();
  useEffect(() => stream.open(queries), [stream, queries]);
}
