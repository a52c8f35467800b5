import { expect, test } from "vitest";
import { LoginRequiredError, type TokenStorage } from "../src/index.js";
import { logIn, managerFor, rejection, signedIn } from "./support.js";

test("a look at the storage that a logout overtakes doesn't bring the login back", async () => {
  const { manager, storage } = await signedIn();
  const answer = delayNextAnswer(storage);
  const status = manager.status();
  expect(await manager.logout()).toMatchObject({ cleared: true });
  answer();
  expect(await status).toMatchObject({ state: "signed-out" });
  expect(await rejection(manager.getAccessToken())).toBeInstanceOf(LoginRequiredError);
});

test("a look at the storage that a login overtakes doesn't end it", async () => {
  const { manager, sandbox, storage, events } = await signedIn();
  await manager.logout();
  const answer = delayNextAnswer(storage);
  const status = manager.status();
  const record = await logIn(sandbox);
  await manager.adopt(record);
  answer();
  expect(await status).toMatchObject({ state: "signed-in" });
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
  expect(events).not.toContainEqual({ type: "logged-out", by: "somebody-else" });
});

test("what another process stores while a look is under way is noticed", async () => {
  const { manager, sandbox, storage, clock } = await signedIn();
  const answer = delayNextAnswer(storage);
  const status = manager.status();
  clock.advance(60);
  const record = await logIn(sandbox, clock.read);
  await managerFor(sandbox, storage, { clock: clock.read }).adopt(record);
  answer();
  await status;
  expect(await manager.getAccessToken()).toBe(record.token.access_token);
});

/** The next load finds what is there, and says so when the returned function is called. */
function delayNextAnswer(storage: TokenStorage): () => void {
  const { load } = storage;
  let answer: () => void = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  storage.load = async () => {
    storage.load = load;
    const found = await load();
    await mayAnswer;
    return found;
  };
  return answer;
}
