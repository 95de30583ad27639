/** @returns milliseconds since 1970; undefined for null */
export function instant(date: Date | null): number | undefined {
  return date?.getTime();
}

/** @param at milliseconds since 1970 */
export function dateOrNull(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
