/** Month codes of the exchanges, January first. */
export const MONTH_CODES = 'FGHJKMNQUVXZ';

/** @param month 1 … 12 */
export function monthCode(month: number): string {
  return MONTH_CODES.charAt(month - 1);
}

/** @returns 1 … 12, or undefined for a letter that is no month code */
export function monthOfCode(code: string): number | undefined {
  const index = code.length === 1 ? MONTH_CODES.indexOf(code) : -1;
  return index < 0 ? undefined : index + 1;
}
