/** A login that is over, and a callback URL that can't work. */
export async function situation({ env, logIn }) {
  await logIn({ age: 8 * 86_400 });
  env.SCHWAB_CALLBACK_URL = "https://localhost:8182/";
}
