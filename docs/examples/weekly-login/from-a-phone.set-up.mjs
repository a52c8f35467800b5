import { redirectOf } from "../../run-examples/world.mjs";

export const options = { isLoggedIn: false };

/** Plays the person: opens the address on a phone, agrees, and pastes the address it was sent to. */
export function situation() {
  let isAsked = false;
  return {
    takesInput: true,
    async onOutput(text, stdin) {
      const [address] = /http:\S+authorize\S+/.exec(text) ?? [];
      if (isAsked || address === undefined || !text.includes("Paste the address")) return;
      isAsked = true;
      stdin.end(`${await redirectOf(address)}\n`);
    },
  };
}
