/** The letters by which exchanges name contract months, January first. */
export const MONTH_CODES = 'FGHJKMNQUVXZ';

/**
 * @param month 1 … 12
 * @returns the month's letter, `F` for January
 */
export function monthCode(month: number): string {
  return MONTH_CODES.charAt(month - 1);
}

/**
 * @param code one upper-case letter
 * @returns 1 … 12, or undefined for what is no month code
 */
export function monthOfCode(code: string): number | undefined {
  const index = code.length === 1 ? MONTH_CODES.indexOf(code) : -1;
  return index < 0 ? undefined : index + 1;
}
