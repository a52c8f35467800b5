/**
 * The gateway's way to Schwab while live orders are switched off: nothing that changes an order leaves this machine,
 * whatever the page asks for. Previews change nothing and pass.
 */
export const withoutOrderWrites: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? (input instanceof Request ? input.method : "GET");
  if (method !== "GET" && /^\/trader\/v1\/accounts\/[^/]+\/orders(\/|$)/.test(pathname)) {
    const message =
      "Live orders are switched off. Start the demo with --allow-live-orders. Nothing was sent.";
    return Response.json({ message }, { status: 403 });
  }
  return await fetch(input, init);
};
