/**
 * What a worker does with a storage before it is killed: plain JSON, to be handed to `performTask` in another
 * process as it is.
 */
export type StorageTask =
  | { readonly do: "hold-lock"; readonly holdMs: number }
  | { readonly do: "save-and-hold-lock"; readonly holdMs: number }
  | { readonly do: "save-again-and-again" }
  | { readonly do: "increment"; readonly times: number };
