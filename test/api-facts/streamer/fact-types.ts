/** What Schwab's streamer page calls a field's type; `array` with the fields of its elements listed elsewhere. */
export type FieldType = "string" | "char" | "boolean" | "int" | "long" | "double" | "array";

export interface FieldFacts {
  readonly number: number;
  /** Its name on Schwab's page. */
  readonly official: string;
  readonly type: FieldType;
  readonly schwabPy: string;
}

export interface ServiceFacts {
  readonly delivery: "Change" | "Whole" | "All Sequence";
  /** As the live wire has them. */
  readonly fields: readonly FieldFacts[];
  /** As Schwab's page has them, where the wire differs. */
  readonly page?: readonly FieldFacts[];
}
