/** What an option gives the right to: to buy, or to sell. */
export type OptionType = 'CALL' | 'PUT';

/** @returns whether it is one: who calls without types may pass anything, and gets NaN */
export function isOptionType(type: string): boolean {
  return type === 'CALL' || type === 'PUT';
}
