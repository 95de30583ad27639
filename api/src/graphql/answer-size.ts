/** How large an answer will be, judged from the operation before it runs: the currency is values answered. */
import { parseIsoDate, toDayNumber } from '@cushing/products';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

import { queryComplexity } from './commonjs-doorway.js';

const { fieldExtensionsEstimator, getComplexity, simpleEstimator } = queryComplexity;

/** Ten thousand settlements with every field; larger answers would hold up everyone else's. */
export const MAX_ANSWER_VALUES = 120_000;

/** Contracts on a board or curve, about. */
const CONTRACTS = 60;
/** Expiries of a product's options on a trade date, about: two years of months in two series at the most. */
const EXPIRIES = 24;
/** Strikes of a chain, about. */
const STRIKES = 200;
/** Columns of a matrix of Greeks. */
const MATRIX_COLUMNS = 17;
/** Points of a history whose range is open. */
const OPEN_RANGE_POINTS = 5_000;
const TRADE_DATES_A_DAY = 252 / 365;

/** Values in the variables of one request, those inside lists and objects too: 400 fixings of two numbers fit. */
const MAX_VARIABLE_VALUES = 1_500;
/** Wrong variables that are told of. */
const TOLD_ERRORS = 10;

type Estimate = Pick<ComplexityEstimatorArgs, 'args' | 'childComplexity'>;

/** Values of a field that answers one row for each contract. */
export function contractRows({ childComplexity }: Estimate): number {
  return CONTRACTS * childComplexity;
}

/** Values of a field that answers one row for each expiry of options. */
export function expiryRows({ childComplexity }: Estimate): number {
  return EXPIRIES * childComplexity;
}

/** Values of a field that answers one row for each strike of a chain. */
export function chainRows({ childComplexity }: Estimate): number {
  return STRIKES * childComplexity;
}

/** Values of a field that answers something for each column of a matrix of Greeks. */
export function matrixColumns({ childComplexity }: Estimate): number {
  return MATRIX_COLUMNS * childComplexity;
}

/** Values of a field that answers a whole curve for each date asked for. */
export function curvesAsked({ args, childComplexity }: Estimate): number {
  const dates: unknown = args['asOf'];
  return (Array.isArray(dates) ? Math.max(1, dates.length) : 1) * childComplexity;
}

/** Values of a field that answers a point for each trade date in `from` … `to`. */
export function datesAsked({ args, childComplexity }: Estimate): number {
  const from = typeof args['from'] === 'string' ? parseIsoDate(args['from']) : undefined;
  const to = typeof args['to'] === 'string' ? parseIsoDate(args['to']) : undefined;
  const points =
    from === undefined || to === undefined
      ? OPEN_RANGE_POINTS
      : Math.max(0, toDayNumber(to) - toDayNumber(from) + 1) * TRADE_DATES_A_DAY;
  return Math.ceil(points) * Math.max(1, childComplexity);
}

/** Values of a field that answers one row for each symbol asked for. */
export function symbolsAsked({ args, childComplexity }: Estimate): number {
  const symbols: unknown = args['symbols'];
  return (Array.isArray(symbols) ? Math.max(1, symbols.length) : 1) * childComplexity;
}

/** Values of a field that answers bars: as many as fit into one answer. */
export function barsAsked({ childComplexity }: Estimate): number {
  return OPEN_RANGE_POINTS * childComplexity;
}

/** @returns the estimate for a page of a list: its `first` entries, or `entries` where it is absent */
export function pageAsked(entries: number): (estimate: Estimate) => number {
  return ({ args, childComplexity }) =>
    (typeof args['first'] === 'number' ? Math.max(1, args['first']) : entries) * childComplexity;
}

/** An operation with the values of its variables. */
export interface SizedOperation {
  /** Valid and within `DOCUMENT_LIMITS`. */
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
}

/**
 * @returns the error that refuses an answer beyond `MAX_ANSWER_VALUES`, or variables that are wrong; undefined where
 * it fits
 */
export function tooLargeAnswer(schema: GraphQLSchema, operation: SizedOperation): GraphQLError | undefined {
  const fault = variablesFault(schema, operation);
  if (fault !== undefined) return fault;
  const values = answerValues(schema, operation);
  if (values instanceof GraphQLError) return values;
  if (values <= MAX_ANSWER_VALUES) return undefined;
  return new GraphQLError(
    `The answer would hold about ${values} values, more than ${MAX_ANSWER_VALUES}: ` +
      'ask for fewer fields, a shorter range, or in several requests.',
    { extensions: { code: 'BAD_REQUEST', reason: 'LIMIT_EXCEEDED' } },
  );
}

/** Looked at before the estimate, which reads the variables too, but makes an error of every wrong value of a list. */
function variablesFault(schema: GraphQLSchema, operation: SizedOperation): GraphQLError | undefined {
  const { document, operationName, variables = {} } = operation;
  if (holdsMoreValuesThan(MAX_VARIABLE_VALUES, variables)) {
    return new GraphQLError(`The variables may hold at most ${MAX_VARIABLE_VALUES} values.`, {
      extensions: { code: 'BAD_REQUEST', reason: 'LIMIT_EXCEEDED' },
    });
  }
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, variables, { maxErrors: TOLD_ERRORS }).errors?.[0];
}

function holdsMoreValuesThan(most: number, variables: Readonly<Record<string, unknown>>): boolean {
  const waiting: unknown[] = [variables];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    if (seen + waiting.length > most) return true;
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inside: unknown[] = Object.values(value);
    if (inside.length > most) return true;
    waiting.push(...inside);
  }
  return false;
}

/** @returns the estimate, or what is wrong: a variable that may be null can be null for an argument that may not */
function answerValues(schema: GraphQLSchema, operation: SizedOperation): number | GraphQLError {
  try {
    return getComplexity({
      schema,
      query: operation.document,
      ...(operation.operationName === undefined ? {} : { operationName: operation.operationName }),
      variables: operation.variables ?? {},
      estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
