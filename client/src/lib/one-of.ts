/** @returns the known value that a value is; undefined where it is none of them */
export function oneOf<T extends string | number>(known: readonly T[], value: string | number): T | undefined {
  return known.find((candidate) => candidate === value);
}
