/** Whether a path fits: a `*` as a segment stands for any one, and a closing `*` for any rest. */
export function matchesPath(pattern: string, path: string): boolean {
  const expected = pattern.split("/");
  const last = expected.pop() ?? "";
  const sent = path.split("/");
  if (sent.length <= expected.length) return false;
  const rest = sent.slice(expected.length).join("/");
  return (
    expected.every((segment, index) => segment === "*" || segment === sent[index]) &&
    (last.endsWith("*") ? rest.startsWith(last.slice(0, -1)) : rest === last)
  );
}
