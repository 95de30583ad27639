import { parseContractMonth, parseIsoDate } from '@cushing/products';
import type { ContractMonth, IsoDate } from '@cushing/products';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';

/** A scalar whose values are text in one form, the same on the wire and inside. */
function textScalar<Value extends string>(options: {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  readonly parse: (text: string) => Value | undefined;
}): GraphQLScalarType<Value, string> {
  const { name, description, expected, parse } = options;
  const parseValue = (value: unknown): Value => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) throw new GraphQLError(`${name} must be ${expected}; got ${JSON.stringify(value)}.`);
    return parsed;
  };
  return new GraphQLScalarType<Value, string>({
    name,
    description,
    // What services answer was made by the same parsers; the type says so.
    serialize: (value) => value as string,
    parseValue,
    parseLiteral: (node: ValueNode) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const DateScalar = textScalar<IsoDate>({
  name: 'Date',
  description: 'An exchange date without a zone, YYYY-MM-DD, as in "2020-04-20".',
  expected: 'a calendar date written YYYY-MM-DD, as in "2020-04-20"',
  parse: parseIsoDate,
});

export const MonthScalar = textScalar<ContractMonth>({
  name: 'Month',
  description: 'A delivery month, YYYY-MM, as in "2020-05".',
  expected: 'a month written YYYY-MM, as in "2020-05"',
  parse: parseContractMonth,
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant in UTC, ISO-8601, as in "2020-04-20T18:30:00Z".',
  expected: 'an instant in UTC written as in "2020-04-20T18:30:00Z"',
  parse: (text) => (INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined),
});
