/** Numbers and dates of a report as they are read: prices on their ticks, signs that are signs, nothing as a dash. */
import { PRODUCTS, dayOfWeek, formatPrice, formatPriceChange } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { AlertEvent, AlertSubject } from '../alerts/index.js';
import type { CrackSpreadKind } from '../market/index.js';
import type { DailyReport, ReportVol } from './daily-report.types.js';

/** Shown for a value that is not there; zero is shown as zero. */
export const NONE = '–';
const MINUS = '−';
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const CRACK_NAMES: Readonly<Record<CrackSpreadKind, string>> = {
  CRACK_321: '3-2-1',
  GASOLINE: 'Gasoline',
  HEATING_OIL: 'Heating oil',
};

/** Which way a number points. */
export type Direction = 'UP' | 'DOWN' | 'NONE';

export function priceText(product: ProductCode, price: number | null): string {
  return price === null ? NONE : withMinus(formatPrice(product, price));
}

/** With its sign; zero has none. */
export function changeText(product: ProductCode, change: number | null): string {
  return change === null ? NONE : withMinus(formatPriceChange(product, change));
}

/** With a sign where it is not zero. */
export function signedText(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  const text = value.toFixed(decimals);
  if (Number(text) === 0) return text.replace('-', '');
  return withMinus(Number(text) > 0 ? `+${text}` : text);
}

export function fixedText(value: number | null, decimals: number): string {
  return signedText(value, decimals).replace('+', '');
}

export function percentText(percent: number | null): string {
  const text = signedText(percent, 2);
  return text === NONE ? NONE : `${text}%`;
}

export function countText(count: number | null): string {
  return count === null ? NONE : withMinus(WHOLE.format(count));
}

export function signedCountText(count: number | null): string {
  return count !== null && count > 0 ? `+${countText(count)}` : countText(count);
}

/** A volatility in percent, or in the quotation where the model counts in that. */
export function volText(product: ProductCode, { model, atmVol }: Pick<ReportVol, 'model' | 'atmVol'>): string {
  if (atmVol === null) return NONE;
  return model === 'BACHELIER'
    ? `${fixedText(atmVol, 2)} ${PRODUCTS[product].quotation}`
    : `${fixedText(100 * atmVol, 2)}%`;
}

/** A difference of volatilities: in vol points, or in the quotation. */
export function volChangeText(change: number | null, { model }: Pick<ReportVol, 'model'>): string {
  return signedText(change === null ? null : model === 'BACHELIER' ? change : 100 * change, 2);
}

/** @returns which way a text that was made of a number points, as it is shown: what rounds to zero points nowhere */
export function directionOf(text: string): Direction {
  if (text.startsWith('+')) return 'UP';
  return text.startsWith(MINUS) ? 'DOWN' : 'NONE';
}

export function arrowOf(text: string): string {
  const direction = directionOf(text);
  return direction === 'UP' ? '▲' : direction === 'DOWN' ? '▼' : '';
}

/** As in "20 Nov 2026". */
export function dateText(date: IsoDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
}

/** As in "Friday, 20 November 2026", its month in short. */
export function longDateText(date: IsoDate): string {
  return `${DAYS[dayOfWeek(date)] ?? ''}, ${dateText(date)}`;
}

/** As in "20 Nov". */
export function dayAndMonth(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** As in "Jan 27". */
export function monthText(month: ContractMonth): string {
  return `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(2, 4)}`;
}

/** As in "14:05 UTC". */
export function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** Where the prices come from, in a sentence. */
export function sourceText({ products }: Pick<DailyReport, 'products'>): string {
  const of = (source: string): readonly ProductCode[] =>
    products.filter((each) => each.source === source).map(({ product }) => product);
  const [simulated, imported] = [of('SIMULATED'), of('IMPORTED')];
  if (imported.length === 0) return 'SIMULATED: prices of a simulated market, not of any exchange.';
  if (simulated.length === 0) return 'IMPORTED: prices from imported files.';
  return `MIXED: ${simulated.join(', ')} simulated, not of any exchange; ${imported.join(', ')} imported from files.`;
}

/** What an alert watched, as in "CLZ26 − CLF27". */
export function subjectText(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'PRICE':
      return subject.symbol;
    case 'CHANGE_PERCENT':
      return `${subject.symbol}, change in percent`;
    case 'SPREAD':
      return `${subject.symbol} ${MINUS} ${subject.secondSymbol}`;
    case 'ATM_VOL':
      return `${subject.product} volatility at the money, ${dateText(subject.expiry)}`;
  }
}

/** A level or a value of an alert, in the unit of what it watches. */
export function alertValueText({ kind }: AlertEvent['subject'], value: number): string {
  const shown = kind === 'ATM_VOL' ? Number((100 * value).toFixed(6)) : value;
  const text = withMinus(String(Number(shown.toPrecision(10))));
  return kind === 'ATM_VOL' || kind === 'CHANGE_PERCENT' ? `${text}%` : text;
}

function withMinus(text: string): string {
  return text.startsWith('-') ? `${MINUS}${text.slice(1)}` : text;
}
