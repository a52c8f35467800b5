/** True for what belongs to the sandbox's own admin API and not to the Schwab it plays. */
export function isAdminPath(path: string): boolean {
  return path === "/sandbox" || path.startsWith("/sandbox/");
}
