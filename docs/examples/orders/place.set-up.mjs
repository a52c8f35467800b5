/** A market that moves, so that orders are filled. */
export const options = { sandboxOptions: { speed: 1 } };
