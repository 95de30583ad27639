/** What parameters of files are made of: text of an address to values, told in words that say what to do. */
import { OPTION_SERIES_CODES, PRODUCT_CODES, parseFuturesSymbol, parseIsoDate } from '@cushing/products';
import type { FuturesContract, IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { z } from 'zod';

import { AppError } from '../../shared/errors.js';
import type { ExportParameters } from './exports.types.js';

const LONGEST_NAME = 40;

/**
 * @param parse undefined for text that is none
 * @param description continues "must be", as in "a day as in 2026-12-18"
 */
function parameter<Value>(parse: (text: string) => Value | undefined, description: string): z.ZodType<Value, string> {
  return z.string(description).transform((text, context): Value => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: description });
    return z.NEVER;
  });
}

export function oneOfParameter<Name extends string>(names: readonly Name[]): z.ZodType<Name, string> {
  return parameter((text) => names.find((name) => name === text), `one of ${names.join(', ')}`);
}

export const productParameter: z.ZodType<ProductCode, string> = oneOfParameter(PRODUCT_CODES);
export const seriesParameter: z.ZodType<OptionSeries, string> = oneOfParameter(OPTION_SERIES_CODES);

/** Several products with commas between them; each once, in the order of `PRODUCT_CODES`. */
export const productsParameter: z.ZodType<readonly ProductCode[], string> = parameter(
  (text) => {
    const named = new Set(text.split(',').map((name) => name.trim()));
    const known = PRODUCT_CODES.filter((code) => named.has(code));
    return known.length === named.size ? known : undefined;
  },
  `products of ${PRODUCT_CODES.join(', ')}, with commas between`,
);

export const dateParameter: z.ZodType<IsoDate, string> = parameter(parseIsoDate, 'a day as in 2026-12-18');

export const instantParameter: z.ZodType<number, string> = parameter((text) => {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/u.test(text);
  const at = isInstant ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}, 'an instant as in 2026-12-18T14:30:00Z');

export const contractParameter: z.ZodType<FuturesContract, string> = parameter((text) => {
  const parsed = parseFuturesSymbol(text);
  return parsed.status === 'error' ? undefined : parsed.contract;
}, 'a contract as in CLZ26');

export function wholeNumberParameter(least: number, most: number): z.ZodType<number, string> {
  return parameter((text) => {
    const value = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  }, `a whole number of ${least} … ${most}`);
}

/** @throws {AppError} BAD_USER_INPUT with the field that is wrong, missing or unknown */
export function readParameters<Output>(schema: z.ZodType<Output>, parameters: ExportParameters): Output {
  const read = schema.safeParse(parameters);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = (unknown ?? String(issue?.path[0] ?? '')).slice(0, LONGEST_NAME);
  const message =
    unknown === undefined
      ? `The parameter "${field}" must be ${issue?.message ?? 'another one'}.`
      : `There is no parameter "${field}" here: leave it out.`;
  throw new AppError('BAD_USER_INPUT', message, { reason: 'INPUT', details: { field } });
}
