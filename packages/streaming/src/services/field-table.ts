/** What a service's field numbers mean. */
export interface FieldTable<Name extends string> {
  /** The names, by wire number. */
  readonly names: readonly Name[];
  /** Other names that `fields` takes: schwab-py's, where it says something that the field is not. */
  readonly aliases: Readonly<Record<string, Name>>;
}
