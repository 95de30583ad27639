/** Proves that wrong variables are found before an answer is estimated, and that finding them takes no long work. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLError, GraphQLScalarType, buildSchema, extendSchema, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { tooLargeAnswer } from './answer-size.js';

const SCHEMA = buildSchema('type Query { rows(nth: Int! = 1): Int }');

function judged(query: string, variables: Record<string, unknown>, schema = SCHEMA): GraphQLError | undefined {
  return tooLargeAnswer(schema, { document: parse(query), operationName: undefined, variables });
}

/** A schema whose dates are never right, and how many of them were looked at. */
function countingSchema(): { readonly schema: GraphQLSchema; readonly looks: () => number } {
  let looks = 0;
  const schema = extendSchema(buildSchema('scalar Date'), parse('type Query { on(dates: [Date!]): Int }'));
  const date = schema.getType('Date');
  if (!(date instanceof GraphQLScalarType)) throw new TypeError('there is no Date');
  date.parseValue = (value) => {
    looks += 1;
    throw new GraphQLError(`${String(value)} is no date`);
  };
  return { schema, looks: () => looks };
}

describe('the size of an answer', () => {
  test('is fine with variables that are right, absent or left to their default', () => {
    const query = 'query Q($nth: Int = 1) { rows(nth: $nth) }';
    expect(judged(query, { nth: 2 })).toBeUndefined();
    expect(judged(query, {})).toBeUndefined();
    expect(judged('{ rows }', {})).toBeUndefined();
  });

  test('cannot be told of a null that a variable may be and its argument may not', () => {
    expect(judged('query Q($nth: Int = 1) { rows(nth: $nth) }', { nth: null })?.message).toBe(
      'Argument "nth" of non-null type "Int!" must not be null.',
    );
  });

  test('is not told where a variable is wrong: the first one is', () => {
    const query = 'query Q($a: Int!, $b: Int!) { a: rows(nth: $a) b: rows(nth: $b) }';
    expect(judged(query, { a: 'x', b: 'y' })?.message).toContain('"$a"');
  });

  test('of a list of a thousand wrong values takes a look at eleven: ten are told, and one that there are more', () => {
    const { schema, looks } = countingSchema();
    const fault = judged('query Q($dates: [Date!]) { on(dates: $dates) }', { dates: Array(990).fill('x') }, schema);
    expect(fault?.message).toContain('x is no date');
    expect(looks()).toBe(11);
  });
});
