import { expect, it } from "vitest";
import { tradingSandbox } from "./trader-support.js";

interface Account {
  readonly securitiesAccount: Record<string, unknown>;
}

it("one account is the same as in the list of all, with positions when asked", async () => {
  const { read, cash, margin } = await tradingSandbox();
  for (const query of ["", "?fields=positions", "?fields="]) {
    expect([await read(`${cash}${query}`), await read(`${margin}${query}`)]).toEqual(
      await read(`/accounts${query}`),
    );
  }
  const { securitiesAccount } = await read<Account>(`${margin}?fields=positions`);
  expect(securitiesAccount["accountNumber"]).toBe("10000002");
  expect(securitiesAccount["positions"]).toHaveLength(4);
  expect((await read<Account>(margin)).securitiesAccount).not.toHaveProperty("positions");
});

it("an unknown hash and a plain account number are an invalid account number on every route", async () => {
  const { refusal } = await tradingSandbox();
  for (const account of ["10000001", "F".repeat(64)]) {
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/orders"],
      ["POST", "/orders"],
      ["GET", "/orders/1005700000001"],
      ["PUT", "/orders/1005700000001"],
      ["DELETE", "/orders/1005700000001"],
      ["POST", "/previewOrder"],
      ["GET", "/transactions"],
      ["GET", "/transactions/114400000001"],
    ] as const) {
      expect(await refusal(400, method, `/accounts/${account}${path}`)).toEqual({
        message: "Invalid account number",
      });
    }
  }
});

it("refuses other fields", async () => {
  const { refusal, cash } = await tradingSandbox();
  expect(await refusal(400, "GET", `${cash}?fields=orders`)).toEqual({
    message: "Invalid query parameter",
    errors: ["fields can only be positions"],
  });
});
