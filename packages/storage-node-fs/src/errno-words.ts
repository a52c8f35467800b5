const checkPermissions =
  "Give this user access to the file and all directories on its way, or use another path.";

/** What a system error means for a token file: what happened, and what to do. */
const words: Readonly<Record<string, readonly [happened: string, advice: string]>> = {
  EACCES: ["permission denied", checkPermissions],
  EPERM: ["the system does not permit it", checkPermissions],
  EROFS: ["the file system is read-only", "Use a path on one that can be written."],
  ENOSPC: ["the disk is full", "Free some space, then try again."],
  EDQUOT: ["the disk quota is used up", "Free some space, then try again."],
  EFBIG: ["a limit on the size of files is reached", "Raise the limit (ulimit -f), then try again."],
  EISDIR: ["a directory is in its place", "Move the directory away, or use another path."],
  ENOTDIR: ["a part of its path is not a directory", "Correct the path."],
  ENOENT: ["a part of its path does not exist", "Correct the path, or make the missing directory."],
  EEXIST: ["something else is in its place", "Move that away, or use another path."],
  ELOOP: ["its symbolic links lead in a circle", "Correct the links, or use another path."],
  ENAMETOOLONG: ["its name is too long", "Use a shorter path."],
  EMFILE: ["this process has too many files open", "Close some, then try again."],
  ENFILE: ["the system has too many files open", "Close some, then try again."],
  EBUSY: ["another program is using it", "Close that program, then try again."],
  EIO: ["the disk reported an error", "Check the disk, or use a path on another one."],
};

/** The code of a system error, such as `ENOSPC`; `undefined` for anything else. */
export function errnoOf(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && "syscall" in error && "code" in error;
  return isSystemError && typeof error.code === "string" ? error.code : undefined;
}

/**
 * Where a system error happened, when that says more than the directory: what a failed rename would have replaced
 * (its source is a temporary name that tells a reader nothing), or the lock that could not be looked at.
 */
export function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { syscall, path, dest } = error as NodeJS.ErrnoException & { readonly dest?: unknown };
  if (typeof dest === "string") return dest;
  return syscall === "scandir" ? path : undefined;
}

/** What happened and what to do, as the end of a message. */
export function inWords(error: unknown): string {
  const code = errnoOf(error) ?? "an unknown error";
  const [happened, advice] = words[code] ?? ["the system refused", "Check the path and its file system."];
  return `${happened} (${code}). ${advice}`;
}
