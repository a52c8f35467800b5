/** The flaws of `flawed-file.mjs`, and the one promise that each breaks. */
export const brokenFiles: readonly { readonly flaw: string; readonly breaks: string }[] = [
  {
    flaw: "locks within its process",
    breaks: "while another process holds the lock, nobody here gets it",
  },
  {
    flaw: "the dead keep their lock",
    breaks: "the lock of a process that was killed while holding it goes to the next",
  },
  {
    flaw: "saves at the end of the lock",
    breaks: "what a process saved before it was killed, still holding the lock, is kept",
  },
  {
    flaw: "writes in place",
    breaks: "a process that is killed while saving leaves the old value or the new one, whole",
  },
  {
    flaw: "leaves what the killed wrote",
    breaks: "what a process that was killed while saving left behind is gone after the next save",
  },
  {
    flaw: "compares within its process",
    breaks: "processes that count up by load and save, repeating after a conflict, lose no count",
  },
];
