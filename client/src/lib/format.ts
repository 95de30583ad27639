import { formatPrice, formatPriceChange } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

/** Shown for a value that is not there; zero is shown as zero. */
export const MISSING = '–';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const MINUS = '−';
/** No number of a market is shown finer. */
const MOST_DECIMALS = 14;
const MOST_READABLE_DECIMALS = 10;

/** @returns the price on its tick grid, with a true minus */
export function priceText(product: ProductCode, price: number | null): string {
  return price === null ? MISSING : withMinus(formatPrice(product, price));
}

/** @returns the change with its sign, `0.00` for none */
export function changeText(product: ProductCode, change: number | null): string {
  return change === null ? MISSING : withMinus(formatPriceChange(product, change));
}

/** @returns USD per barrel, two decimals */
export function perBarrelText(value: number | null): string {
  return value === null ? MISSING : withMinus(value.toFixed(2));
}

/** @returns signed percent with two decimals */
export function percentText(value: number | null): string {
  if (value === null) return MISSING;
  const text = value.toFixed(2);
  if (Number(text) === 0) return '0.00%';
  return withMinus(`${value > 0 ? '+' : ''}${text}%`);
}

/** @returns so many decimals, with a true minus; the dash for what is no finite number */
export function numberText(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return MISSING;
  const text = value.toFixed(decimals);
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** @returns so many decimals with a sign, none for what rounds to zero; the dash for what is no finite number */
export function signedText(value: number | null, decimals: number): string {
  const text = numberText(value, decimals);
  return value !== null && value > 0 && Number(text) > 0 ? `+${text}` : text;
}

/** @returns as `numberText`; in powers of ten, as in `−3.88e−13`, where that would be a row of zeros */
export function figureText(value: number | null, decimals: number): string {
  if (value === null || value === 0 || decimals <= MOST_READABLE_DECIMALS) return numberText(value, decimals);
  return Number.isFinite(value) ? value.toExponential(2).replaceAll('-', MINUS) : MISSING;
}

/** @returns a decimal in percent without a sign of its own, as in `35.21%` for 0.3521 */
export function shareText(value: number | null, decimals = 2): string {
  return value === null || !Number.isFinite(value) ? MISSING : `${numberText(value * 100, decimals)}%`;
}

/**
 * @param values that stand in one row or column, and shall line up
 * @param digits that the largest of them shows, ≥ 1
 * @returns decimals for all of them
 */
export function decimalsFor(values: Iterable<number | null>, digits: number): number {
  let largest = 0;
  for (const value of values) {
    if (value !== null && Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return Math.min(digits - 1, MOST_DECIMALS);
  return Math.min(Math.max(digits - 1 - Math.floor(Math.log10(largest)), 0), MOST_DECIMALS);
}

/** @returns a whole number in groups of three */
export function countText(value: number | null): string {
  return value === null ? MISSING : withMinus(WHOLE.format(value));
}

/** @returns a signed whole number in groups of three */
export function countChangeText(value: number | null): string {
  return value === null ? MISSING : `${value > 0 ? '+' : ''}${countText(value)}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** @returns bytes as in `1.4 MB` */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < BYTE_UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${numberText(value, unit === 0 || value >= 100 ? 0 : 1)} ${BYTE_UNITS[unit] ?? ''}`;
}

/** @returns as in `Jun 2026` */
export function monthText(month: ContractMonth): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/** @returns as in `Jun` */
export function monthName(month: ContractMonth): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month;
}

/** @returns as in `20 Apr 2020` */
export function dateText(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

/** @returns as in `20 Apr ’20`, for where there is little room */
export function shortDateText(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ’${date.slice(2, 4)}`;
}

/** @returns as in `20 Apr 2020, 18:30`, by the clock of whoever looks; the dash for none */
export function instantText(instant: string | null): string {
  if (instant === null) return MISSING;
  const at = new Date(instant);
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${at.getDate()} ${MONTHS[at.getMonth()] ?? ''} ${at.getFullYear()}, ${time}`;
}

/** @returns as in `18:30:05`, by the clock of whoever looks */
export function clockText(instant: string): string {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** @returns as in `8 s` or `15 min`, never too short */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** @returns at most two letters of a name, as in `AL` of `Ada Lovelace` */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

function withMinus(text: string): string {
  return text.startsWith('-') ? `${MINUS}${text.slice(1)}` : text;
}
