/** An input whose fields may be absent, but not null. */
export type WithoutNulls<Input> = { [Key in keyof Input]: Exclude<Input[Key], null> };

/** @returns the input, a field that was given as null being as good as absent */
export function withoutNulls<Input extends object>(input: Input): WithoutNulls<Input> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as WithoutNulls<Input>; // the rest of it
}
