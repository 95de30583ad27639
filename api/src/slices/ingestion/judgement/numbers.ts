import type { RejectionReason } from '../ingestion.types.js';
import { quoted } from './findings.js';

/** What is wrong with a value, without its place. */
export interface Fault {
  readonly status: 'fault';
  readonly reason: RejectionReason;
  readonly message: string;
}

export type ParsedNumber = { readonly status: 'ok'; readonly value: number } | Fault;

/** No quotation in use comes near: what is larger is a number of another kind in the wrong column. */
const LARGEST_PRICE = 1_000_000;
const LARGEST_COUNT = 1_000_000_000;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WITH_SEPARATORS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const INFINITE = /^[+-]?(?:inf|infinity)$/i;

/**
 * Reads a price. It may be negative, and finer than the tick: settlements of files that were converted or averaged
 * are, and rounding belongs to the display.
 *
 * @param text not blank
 */
export function parsePrice(text: string): ParsedNumber {
  const parsed = parseNumber(text);
  if (parsed.status === 'ok' && Math.abs(parsed.value) > LARGEST_PRICE) {
    return fault('PRICE_OUT_OF_RANGE', `${quoted(text)} is no price: its size is above ${LARGEST_PRICE}`);
  }
  return parsed;
}

/**
 * Reads what an option costs: as a price, but never less than nothing, since nobody has to exercise one.
 *
 * @param text not blank
 */
export function parsePremium(text: string): ParsedNumber {
  const parsed = parsePrice(text);
  if (parsed.status === 'ok' && parsed.value < 0) {
    return fault('PRICE_NEGATIVE', `${quoted(text)} is negative, an option is never worth less than nothing`);
  }
  return parsed;
}

/**
 * Reads a yearly rate written as a decimal, 0.0425 for 4.25 %.
 *
 * @param text not blank
 */
export function parseRate(text: string): ParsedNumber {
  const trimmed = text.trim();
  const percent = parseNumber(trimmed.replace(/\s*%$/, ''));
  const hint =
    percent.status === 'ok' ? `: write ${trimmed.replace(/\s*%$/, '')} % as ${asDecimal(percent.value)}` : '';
  if (trimmed.endsWith('%')) return fault('NOT_A_NUMBER', `${quoted(text)} is not a number${hint}`);
  if (percent.status === 'ok' && Math.abs(percent.value) > 1) {
    return fault('RATE_OUT_OF_RANGE', `${quoted(text)} is a rate of more than 100 %, perhaps a percentage${hint}`);
  }
  return percent;
}

/**
 * Reads a number of contracts: whole, not negative.
 *
 * @param text not blank
 */
export function parseCount(text: string): ParsedNumber {
  const parsed = parseNumber(text);
  if (parsed.status === 'fault') return parsed;
  if (parsed.value < 0) return fault('COUNT_NEGATIVE', `${quoted(text)} is negative, a number of contracts is not`);
  if (!Number.isInteger(parsed.value)) {
    return fault('COUNT_FRACTIONAL', `${quoted(text)} has a fraction, a number of contracts has none`);
  }
  if (parsed.value > LARGEST_COUNT) {
    return fault('COUNT_OUT_OF_RANGE', `${quoted(text)} is more contracts than there can be`);
  }
  return parsed;
}

function parseNumber(text: string): ParsedNumber {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) {
    const value = Number(trimmed);
    // −0 is the same price as 0 and would be shown as another one.
    if (Number.isFinite(value)) return { status: 'ok', value: value === 0 ? 0 : value };
    return fault('NOT_FINITE', `${quoted(text)} is too large for a number`);
  }
  if (WITH_SEPARATORS.test(trimmed)) {
    const plain = trimmed.replaceAll(',', '');
    return fault('THOUSANDS_SEPARATOR', `${quoted(text)} has thousands separators: write ${plain}`);
  }
  if (INFINITE.test(trimmed)) return fault('NOT_FINITE', `${quoted(text)} is not finite`);
  return fault('NOT_A_NUMBER', `${quoted(text)} is not a number`);
}

/** @returns the percentage as a decimal, without the noise of the division */
function asDecimal(percent: number): string {
  return String(Number((percent / 100).toPrecision(12)));
}

function fault(reason: RejectionReason, message: string): Fault {
  return { status: 'fault', reason, message };
}
