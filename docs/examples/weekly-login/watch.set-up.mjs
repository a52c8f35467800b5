import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Logged in six days ago, and half a minute; the program that is run says what it was told. */
export async function situation({ folder, logIn }) {
  await logIn({ age: 6 * 86_400 - 30 });
  const program = '#!/bin/sh\necho "tell-me.sh: $SCHWAB_LOGIN_STATE, $SCHWAB_LOGIN_MESSAGE"\n';
  writeFileSync(join(folder, "tell-me.sh"), program, { mode: 0o755 });
}
