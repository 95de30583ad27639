/**
 * Reads two digits of a text without cutting it up: an import asks for the year and month of every one of its rows.
 *
 * @param text with decimal digits at the index and the one after it
 * @returns 0 … 99
 */
export function twoDigitsAt(text: string, index: number): number {
  const zero = 48;
  return (text.charCodeAt(index) - zero) * 10 + text.charCodeAt(index + 1) - zero;
}
