/** Numbers as vendors write them, as plain decimal text: nothing is rounded, so nothing is lost on the way. */

/** What vendors write where there is no number, in lower case; a row of hyphens is one too. */
const WORDS_FOR_NONE: ReadonlySet<string> = new Set(['null', 'none', 'nan', 'n/a', '#n/a', 'na', 'unch', '.']);

/** An exchange's word for an option's least price, which is below its tick. */
const CABINET = 'CAB';

/** More digits are no exponent of a price but a slip, and would fill memory with zeros. */
const MOST_SHIFTED_DIGITS = 60;

const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const SMALL_E = 101;

/**
 * @param text a cell: `.01`, `+.0718`, `2,000`, `1e-05`
 * @returns digits with a leading zero and no sign of a gain, as `0.01`; blank for blanks, `----`, `null` and other words
 * for none; `CAB` as it is; undefined for what is no number
 *
 * @example
 * plainNumber('-.35'); // '-0.35'
 * plainNumber('unch'); // ''
 * plainNumber("515'2"); // undefined
 */
export function plainNumber(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === CABINET) return trimmed;
  const first = trimmed.charCodeAt(0);
  const isSigned = first === MINUS || first === PLUS;
  const start = isSigned ? 1 : 0;
  let point = -1;
  let comma = -1;
  for (let index = start; index < trimmed.length; index++) {
    const code = trimmed.charCodeAt(index);
    if (code >= ZERO && code <= NINE) continue;
    if (code === POINT && point < 0) {
      point = index;
    } else if (code === COMMA && point < 0 && isAfterGroup(index - start, comma < 0 ? undefined : index - comma)) {
      comma = index;
    } else {
      return (code | 32) === SMALL_E ? shifted(trimmed, index) : wordForNone(trimmed);
    }
  }
  const wholeEnd = point < 0 ? trimmed.length : point;
  if (comma >= 0 && wholeEnd - comma !== 4) return undefined;
  if (trimmed.length - start - (point < 0 ? 0 : 1) < 1) return wordForNone(trimmed);
  if (comma < 0 && point !== start && point !== trimmed.length - 1 && first !== PLUS) return trimmed;
  const whole = trimmed.slice(start, wholeEnd).replaceAll(',', '');
  const fraction = point < 0 ? '' : trimmed.slice(point + 1);
  return written(first === MINUS, whole, fraction);
}

/**
 * @param offset of the comma in the number
 * @param fromComma digits and one more since the comma before it, where there is one
 */
function isAfterGroup(offset: number, fromComma: number | undefined): boolean {
  return fromComma === undefined ? offset >= 1 && offset <= 3 : fromComma === 4;
}

function wordForNone(text: string): string | undefined {
  const isHyphens = text.replaceAll('-', '') === '';
  return isHyphens || WORDS_FOR_NONE.has(text.toLowerCase()) ? '' : undefined;
}

/** @returns a number with an exponent without it */
function shifted(text: string, exponentAt: number): string | undefined {
  const mantissa = plainNumber(text.slice(0, exponentAt));
  const exponent = Number(text.slice(exponentAt + 1).trim() || 'none');
  if (mantissa === undefined || mantissa === '' || mantissa === CABINET) return undefined;
  if (!Number.isInteger(exponent) || Math.abs(exponent) > MOST_SHIFTED_DIGITS) return undefined;
  const isNegative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = (isNegative ? mantissa.slice(1) : mantissa).split('.');
  const digits = '0'.repeat(Math.max(0, -exponent)) + whole + fraction + '0'.repeat(Math.max(0, exponent));
  const point = Math.max(0, -exponent) + whole.length + exponent;
  return written(isNegative, withoutLeadingZeros(digits.slice(0, point)), withoutTrailingZeros(digits.slice(point)));
}

function written(isNegative: boolean, whole: string, fraction: string): string {
  return `${isNegative ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === ZERO) start++;
  return digits.slice(start);
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO) end--;
  return digits.slice(0, end);
}
