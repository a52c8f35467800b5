import { expect, it } from "vitest";
import type { Open } from "../src/index.js";
import {
  list,
  needed,
  nullable,
  number,
  object,
  oneOf,
  open,
  type Shape,
  tagged,
  text,
  textOrNumber,
} from "../src/validate/shape.js";

interface Thing {
  name: string;
  size?: number;
  color?: Open<"RED" | "BLUE">;
}

const right: Shape<Thing> = object<Thing>({
  name: needed(text),
  size: number,
  color: open(["RED", "BLUE"]),
});

it("the compiler refuses a schema that disagrees with its type", () => {
  expect(right.kind).toBe("schema");
  // @ts-expect-error a member is missing
  object<Thing>({ name: needed(text), size: number });
  // @ts-expect-error a member of another kind
  object<Thing>({ name: needed(text), size: text, color: open(["RED", "BLUE"]) });
  // @ts-expect-error a member that the type doesn't have
  object<Thing>({ name: needed(text), size: number, color: open(["RED", "BLUE"]), weight: number });
  // @ts-expect-error an optional member that is always there
  object<Thing>({ name: needed(text), size: needed(number), color: open(["RED", "BLUE"]) });
  // @ts-expect-error a member that is always there as an optional one
  object<Thing>({ name: text, size: number, color: open(["RED", "BLUE"]) });
  // @ts-expect-error one known value too few
  object<Thing>({ name: needed(text), size: number, color: open(["RED"]) });
  // @ts-expect-error one known value too many
  object<Thing>({ name: needed(text), size: number, color: open(["RED", "BLUE", "GREEN"]) });
  // @ts-expect-error narrower than the type
  object<{ id?: string | number }>({ id: number });
  // @ts-expect-error wider than the type
  object<{ id?: number }>({ id: textOrNumber });
  // @ts-expect-error null isn't in the type
  object<{ id?: number }>({ id: nullable(number) });
  // @ts-expect-error null is in the type
  object<{ id?: number | null }>({ id: number });
  // @ts-expect-error a list of another kind
  object<{ ids?: number[] }>({ ids: list(text) });
});

it("the compiler wants every element of a union", () => {
  interface Cat {
    is: "CAT";
    lives?: number;
  }
  interface Dog {
    is: "DOG";
  }
  const cat = object<Cat>({ is: needed(oneOf("CAT")), lives: number });
  const dog = object<Dog>({ is: needed(oneOf("DOG")) });
  const animal: Shape<Cat | Dog> = tagged<Cat | Dog, "is">("is", { CAT: cat, DOG: dog });
  expect(animal.kind).toBe("schema");
  // @ts-expect-error an element is missing
  tagged<Cat | Dog, "is">("is", { CAT: cat });
  // @ts-expect-error an element under another's name
  tagged<Cat | Dog, "is">("is", { CAT: cat, DOG: cat });
});
