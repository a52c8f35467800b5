import { SchwabKitError } from "@schwab-kit/core";

interface Exchange {
  /** Called once the body has ended, whichever way. */
  readonly over: () => void;
  /** Ends the exchange with the upstream server. */
  readonly abort: () => void;
}

/**
 * The same bytes, each handed on when it is asked for. A body that breaks off ends in an error of ours, because
 * servers print such errors, and the runtime's may hold the request.
 */
export function relayBody(
  body: ReadableStream<Uint8Array>,
  { over, abort }: Exchange,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          over();
          controller.close();
        } catch {
          over();
          controller.error(new SchwabKitError("api-unreachable", "The upstream answer broke off."));
        }
      },
      cancel() {
        over();
        abort();
      },
    },
    { highWaterMark: 0 },
  );
}
