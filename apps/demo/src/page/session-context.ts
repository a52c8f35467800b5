import { createContext, useContext } from "react";
import type { Session } from "./open-session.js";

export const SessionContext: React.Context<Session | undefined> = createContext<Session | undefined>(
  undefined,
);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession belongs inside of SessionContext.");
  return session;
}
