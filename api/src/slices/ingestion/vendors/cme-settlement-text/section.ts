/** The sections of CME's settlement text: each begins with a line that names a product. */
import { isProductCode, OPTION_SERIES_CODES, type OptionSeries, type ProductCode } from '@cushing/products';

import { productOfWeekly, productOfWords } from '../proposed-product.js';
import { monthOfLabel } from './month-label.js';

/** Options of one series, month and right; their lines begin with the strike. */
export interface OptionsSection {
  readonly kind: 'OPTIONS';
  readonly series: OptionSeries;
  readonly month: string;
  readonly type: 'CALL' | 'PUT';
}

/** What the lines after a product's line are of. */
export type Section =
  | { readonly kind: 'FUTURES'; readonly product: ProductCode }
  | OptionsSection
  | { readonly kind: 'UNKNOWN'; readonly subject: string; readonly proposal: ProductCode | undefined }
  | { readonly kind: 'UNREADABLE'; readonly message: string };

const SERIES: ReadonlyMap<string, OptionSeries> = new Map(OPTION_SERIES_CODES.map((series) => [series, series]));

/**
 * @param words of the product's line: `CL WTI CRUDE OIL FUTURE`, `LO JAN27 Crude Oil Options CALL`; of a contract that is
 * settled day by day in its month `1D SEP26 RBOB Gasoline BALMO Futures`
 */
export function sectionOf(words: readonly string[]): Section {
  const code = words[0] ?? '';
  const month = monthOfLabel(words[1] ?? '');
  const right = words.at(-1) ?? '';
  const type = right === 'CALL' || right === 'PUT' ? right : undefined;
  const series = SERIES.get(code);
  if (series !== undefined) {
    if (month !== undefined && type !== undefined) return { kind: 'OPTIONS', series, month, type };
    const message = `the options that follow are left out: their heading is written ${series} JAN27 … CALL`;
    return { kind: 'UNREADABLE', message };
  }
  // Of a known product, days of a month and options under its own code are other contracts than its futures.
  if (isProductCode(code) && month === undefined && type === undefined) return { kind: 'FUTURES', product: code };
  const description = words.slice(month === undefined ? 1 : 2).join(' ');
  const proposal = isProductCode(code) ? code : (productOfWeekly(code) ?? productOfWords(description));
  return { kind: 'UNKNOWN', subject: words.join(' '), proposal };
}
