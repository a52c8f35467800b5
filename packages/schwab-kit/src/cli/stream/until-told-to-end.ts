/** Resolves at Ctrl-C, at SIGTERM, or when nobody reads standard output any more (`| head`). */
export function untilToldToEnd(): { readonly promise: Promise<void>; stopListening(): void } {
  let end = (): void => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  process.once("SIGINT", end).once("SIGTERM", end);
  process.stdout.once("error", end);
  return {
    promise,
    stopListening() {
      process.off("SIGINT", end).off("SIGTERM", end);
      process.stdout.off("error", end);
    },
  };
}
