/** Proves that compiled operations answer as graphql's own execution does where graphql-jit alone would not. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';

import { CompiledOperations } from './compiled-operations.js';
import { toAnswer } from './execution-plugin.js';

const schema = buildSchema(`
  enum Side { BUY SELL }
  type Query { shown(nth: Int!, side: Side!, dates: [String!]!, note: String): String  broken: String }
`);
const fields = schema.getQueryType()!.getFields();
fields['shown']!.resolve = (_root, values: unknown) => JSON.stringify(values);
fields['broken']!.resolve = () => {
  throw new TypeError('a fault of ours');
};

const OPERATION = `query A($nth: Int! = 1, $side: Side! = SELL, $dates: [String!]! = ["a", "b"], $note: String = "n") {
  shown(nth: $nth, side: $side, dates: $dates, note: $note) }`;

async function run(source: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const compiled = new CompiledOperations(schema).compile(parse(source), undefined);
  if (!isCompiledQuery(compiled)) throw new Error('the operation was not compiled');
  return compiled.query(undefined, {}, variables);
}

describe('a compiled operation', () => {
  test.each([
    ['no variables', {}, { nth: 1, side: 'SELL', dates: ['a', 'b'], note: 'n' }],
    ['some variables', { nth: 3, dates: [] }, { nth: 3, side: 'SELL', dates: [], note: 'n' }],
    ['null where null may be', { note: null }, { nth: 1, side: 'SELL', dates: ['a', 'b'], note: null }],
  ])('with %s takes the defaults of the others', async (_name, variables, expected) => {
    const result = await run(OPERATION, variables);
    expect(result).toEqual({ data: { shown: JSON.stringify(expected) } });
    const reference = await execute({ schema, document: parse(OPERATION), variableValues: variables });
    expect(reference).toEqual(result);
  });

  test('with null where null may not be is refused', async () => {
    expect(await run(OPERATION, { nth: null })).toMatchObject({
      errors: [{ message: 'Variable "$nth" of non-null type "Int!" must not be null.' }],
    });
  });

  test('whose resolver fails says where, keeps the rest, and logs what it does not say', async () => {
    const logged: unknown[] = [];
    const log = (entry: unknown): void => void logged.push(entry);
    const answer = toAnswer(
      (await run('{ broken __typename }')) as never,
      { requestId: 'r-1', notices: [] },
      { debug: log, info: log, warn: log, error: log },
    );
    expect(answer).toEqual({
      data: { broken: null, __typename: 'Query' },
      errors: [
        {
          message: 'Something went wrong on our side. Quote request r-1 when you report it.',
          locations: [{ line: 1, column: 3 }],
          path: ['broken'],
          extensions: { code: 'INTERNAL', requestId: 'r-1' },
        },
      ],
    });
    expect(logged).toEqual([{ requestId: 'r-1', err: new TypeError('a fault of ours'), path: ['broken'] }]);
  });
});
