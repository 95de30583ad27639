/** An alert as it is written in the form, before it is one. */
import { PRODUCTS, PRODUCT_CODES, formatPrice, parseFuturesSymbol, parseIsoDate, roundToTick } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { z } from 'zod';

import type { AlertFieldsFragment, AlertInput } from '../gql/graphql.js';
import { readNumber } from '../lib/read-number.js';
import type { Read } from '../lib/read-number.js';
import type { AlertWish } from './alert-context.js';
import { productOf } from './alert-texts.js';
import type { AlertSubject } from './alert-texts.js';

export const KINDS = ['PRICE', 'CHANGE_PERCENT', 'SPREAD', 'ATM_VOL'] as const;
export const DIRECTIONS = ['EITHER', 'UP', 'DOWN'] as const;
const LONGEST_NOTE = 200;
const LARGEST_LEVEL = 1e6;
/** One step of an arrow key where there is no tick, in percent. */
const PERCENT_STEP = 0.1;

const FIELDS = z.object({
  kind: z.enum(KINDS),
  symbol: z.string(),
  secondSymbol: z.string(),
  product: z.enum(PRODUCT_CODES),
  expiry: z.string(),
  level: z.string(),
  direction: z.enum(DIRECTIONS),
  isRepeating: z.boolean(),
  note: z.string().trim().max(LONGEST_NOTE, `At most ${LONGEST_NOTE} characters.`),
});

/** What the fields of the form hold. */
export type AlertDraft = z.infer<typeof FIELDS>;

/** What is to be entered, with what is wrong of it. */
export const DRAFT = FIELDS.superRefine((draft, context) => {
  for (const [field, message] of Object.entries(problemsOf(draft))) {
    if (message !== undefined) context.addIssue({ code: 'custom', path: [field], message });
  }
});

/** @returns the fields as they are at first */
export function draftOf(wish: AlertWish): AlertDraft {
  const { kind = 'PRICE', symbol = '', secondSymbol = '', product = 'CL', expiry = '', seen, level = seen } = wish;
  const subject = { kind, symbol, secondSymbol: null, product: kind === 'ATM_VOL' ? product : null, expiry: null };
  return {
    ...{ kind, symbol, secondSymbol, product, expiry },
    level: level === undefined ? '' : levelInput(subject, level),
    ...{ direction: 'EITHER', isRepeating: false, note: '' },
  };
}

/** @returns the fields for an alert that is there already */
export function draftFrom(alert: AlertFieldsFragment): AlertDraft {
  const { kind, symbol, secondSymbol, product, expiry, level, direction, isRepeating, note } = alert;
  return {
    kind,
    symbol: symbol ?? '',
    secondSymbol: secondSymbol ?? '',
    product: product ?? 'CL',
    expiry: expiry ?? '',
    level: levelInput(alert, level),
    ...{ direction, isRepeating, note },
  };
}

/** @returns what the fields name so far; a symbol that is none is undefined */
export function subjectOf(draft: Pick<AlertDraft, 'expiry' | 'kind' | 'product' | 'secondSymbol' | 'symbol'>): {
  readonly subject: AlertSubject;
  readonly isWhole: boolean;
} {
  const symbol = symbolOf(draft.symbol);
  const { kind } = draft;
  if (kind === 'ATM_VOL') {
    const expiry = parseIsoDate(draft.expiry) ?? null;
    return {
      subject: { kind, symbol: null, secondSymbol: null, product: draft.product, expiry },
      isWhole: expiry !== null,
    };
  }
  const secondSymbol = kind === 'SPREAD' ? symbolOf(draft.secondSymbol) : null;
  return {
    subject: { kind, symbol, secondSymbol, product: null, expiry: null },
    isWhole: symbol !== null && (kind !== 'SPREAD' || secondSymbol !== null),
  };
}

/** @returns what the API takes; undefined where something is wrong */
export function inputOf(draft: AlertDraft): AlertInput | undefined {
  const { subject, isWhole } = subjectOf(draft);
  const { value: level } = readLevel(draft);
  if (!isWhole || level === undefined) return undefined;
  const { direction, isRepeating } = draft;
  return { ...subject, level, direction, isRepeating, note: draft.note.trim() };
}

/** @returns the level in the unit of the API, or what is wrong */
export function readLevel(draft: Pick<AlertDraft, 'kind' | 'level' | 'symbol'>): Read<number> {
  if (draft.kind === 'ATM_VOL') {
    const range = 'Above 0, at most 1,000 percent.';
    return readNumber(draft.level, { what: 'a volatility in percent', above: 0, most: 10, range, isPercent: true });
  }
  const isPercent = draft.kind === 'CHANGE_PERCENT';
  const rules = { least: -LARGEST_LEVEL, most: LARGEST_LEVEL, range: 'Between −1,000,000 and 1,000,000.' };
  const read = readNumber(draft.level, { what: isPercent ? 'a change in percent' : 'a level', ...rules });
  const product = productOf({ symbol: symbolOf(draft.symbol), product: null });
  if (read.value === undefined || isPercent || product === undefined) return read;
  if (roundToTick(product, read.value) === read.value) return read;
  return { error: `${product} trades in steps of ${PRODUCTS[product].tickSize}.` };
}

/**
 * @param steps of one tick, or of a tenth of a percent; negative downwards
 * @returns the level as text, on the grid; as it was where it is no number
 */
export function stepLevel(draft: Pick<AlertDraft, 'kind' | 'level' | 'product' | 'symbol'>, steps: number): string {
  const { kind, level, symbol } = draft;
  const { value } = readNumber(level, { what: 'a level', range: '' });
  if (value === undefined) return level;
  const product = productOf({ symbol: symbolOf(symbol), product: kind === 'ATM_VOL' ? draft.product : null });
  if (kind === 'PRICE' || kind === 'SPREAD') {
    return product === undefined ? level : formatPrice(product, value + steps * PRODUCTS[product].tickSize);
  }
  return (value + steps * PERCENT_STEP).toFixed(2);
}

/** @returns a value as it is typed into the field of the level */
export function levelInput(subject: AlertSubject, value: number): string {
  if (subject.kind === 'ATM_VOL') return (value * 100).toFixed(2);
  if (subject.kind === 'CHANGE_PERCENT') return value.toFixed(2);
  const product = productOf(subject);
  return product === undefined || roundToTick(product, value) !== value ? String(value) : formatPrice(product, value);
}

function problemsOf(draft: AlertDraft): Partial<Record<keyof AlertDraft, string | undefined>> {
  const level = readLevel(draft).error;
  if (draft.kind === 'ATM_VOL') {
    return { level, expiry: parseIsoDate(draft.expiry) === undefined ? 'Choose an expiry.' : undefined };
  }
  const symbol = symbolProblem(draft.symbol);
  return draft.kind === 'SPREAD' ? { symbol, secondSymbol: secondProblem(draft), level } : { symbol, level };
}

function secondProblem({ symbol, secondSymbol }: AlertDraft): string | undefined {
  const problem = symbolProblem(secondSymbol);
  const [first, second] = [symbolOf(symbol), symbolOf(secondSymbol)];
  if (problem !== undefined || first === null || second === null) return problem;
  if (first === second) return 'A spread has two contracts.';
  const [one, other] = [quotationOf(first), quotationOf(second)];
  return one === other ? undefined : `${first} is quoted in ${one}, ${second} in ${other}.`;
}

function symbolProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Enter a contract, as in CLZ27.';
  const parsed = parseFuturesSymbol(text);
  return parsed.status === 'ok' ? undefined : parsed.message;
}

function symbolOf(text: string): string | null {
  const parsed = parseFuturesSymbol(text);
  return parsed.status === 'ok' ? parsed.symbol : null;
}

function quotationOf(symbol: string): string {
  const product: ProductCode | undefined = productOf({ symbol, product: null });
  return product === undefined ? '' : PRODUCTS[product].quotation;
}
