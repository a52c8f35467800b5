/** Orders are looked for by the server's own time, so the market keeps that. */
export const options = { sandboxOptions: { marketTime: undefined, speed: 1 } };

export function situation({ sandbox }) {
  sandbox.addFault({ name: "order-answer-lost" });
}
