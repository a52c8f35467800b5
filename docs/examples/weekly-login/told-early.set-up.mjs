const day = 86_400;

/** Logged in six and a half days ago, and half a minute. */
export async function situation({ logIn }) {
  await logIn({ age: 6.5 * day - 30 });
}
