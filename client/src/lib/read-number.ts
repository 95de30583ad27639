/** A field that was read. */
export type Read<Value> =
  { readonly value: Value; readonly error?: undefined } | { readonly value?: undefined; readonly error: string };

export interface NumberRules {
  /** As in `the forward`. */
  readonly what: string;
  readonly least?: number;
  /** Not within, other than `least`. */
  readonly above?: number;
  readonly most?: number;
  /** Said where the number is none of the range. */
  readonly range: string;
  /** The text is in percent, the value and its range are shares. */
  readonly isPercent?: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;

/**
 * @param text as typed: a point for the decimals, spaces and commas between groups of three, a true minus or a hyphen
 * @returns the number, or what is wrong
 */
export function readNumber(text: string, rules: NumberRules): Read<number> {
  const { what, least = -Infinity, above = -Infinity, most = Infinity, range, isPercent = false } = rules;
  const plain = text
    .trim()
    .replace(/^−/u, '-')
    .replace(/(?<=\d)[ ,\u00A0\u202F](?=\d{3}(?!\d))/gu, '');
  if (plain === '') return { error: `Enter ${what}.` };
  if (!NUMBER.test(plain)) return { error: 'Enter a number, as in 75.25.' };
  const [digits = '', exponent = '0'] = plain.toLowerCase().split('e');
  // By its digits: 35.2135 / 100 is not always the double that 0.352135 is.
  const value = Number(`${digits}e${Number(exponent) - (isPercent ? 2 : 0)}`) + 0;
  if (!(value >= least && value > above && value <= most)) return { error: range };
  return { value };
}
