export async function situation({ logIn }) {
  await logIn({ age: 8 * 86_400 });
}
