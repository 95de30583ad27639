import { parseContractMonth, parseIsoDate } from '@cushing/products';
import type { ContractMonth, IsoDate } from '@cushing/products';
import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';
import type { ValueNode } from 'graphql';

/** Characters of a wrong value that its error shows. */
const SHOWN_CHARACTERS = 40;

/** A scalar whose values are text in one form, the same on the wire and inside. */
function textScalar<Value extends string>(options: {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  readonly parse: (text: string) => Value | undefined;
}): GraphQLScalarType<Value, string> {
  const { name, description, expected, parse } = options;
  const wrong = (shown: string, nodes?: ValueNode): GraphQLError => {
    const got = shown.length > SHOWN_CHARACTERS ? `${shown.slice(0, SHOWN_CHARACTERS)}…` : shown;
    return new GraphQLError(`${name} must be ${expected}; got ${got}.`, nodes === undefined ? {} : { nodes });
  };
  const parseValue = (value: unknown): Value => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) throw wrong(typeof value === 'string' ? JSON.stringify(value) : `a ${typeof value}`);
    return parsed;
  };
  return new GraphQLScalarType<Value, string>({
    name,
    description,
    // What services answer was made by the same parsers; the type says so.
    serialize: (value) => value as string,
    parseValue,
    parseLiteral: (node: ValueNode) => {
      const parsed = node.kind === Kind.STRING ? parse(node.value) : undefined;
      if (parsed === undefined) throw wrong(print(node), node);
      return parsed;
    },
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
