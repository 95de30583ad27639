/** Proves what a document may hold, and that no document takes long to be refused. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';

import { DOCUMENT_LIMITS, documentLimitsRule, exceededLimits } from './limits.js';

function exceeded(document: string): readonly string[] {
  return exceededLimits(parse(document)).map(([limit]) => limit);
}

const repeated = (text: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('document limits', () => {
  test('a usual document exceeds nothing', () => {
    expect(exceeded('{ futuresBoard(product: CL) { rows { contract { product { name } } settle } } }')).toEqual([]);
  });

  test('depth is counted from the root field', () => {
    const nested = (depth: number): string => `{ ${repeated(() => 'a {', depth)} a ${'}'.repeat(depth)} }`;
    expect(exceeded(nested(DOCUMENT_LIMITS.depth - 1))).toEqual([]);
    expect(exceeded(nested(DOCUMENT_LIMITS.depth))).toEqual(['depth']);
  });

  test('depth is counted through fragments', () => {
    const inner = `${repeated(() => 'a {', 6)} a ${'}'.repeat(6)}`;
    expect(exceeded(`{ a { a { a { ...F } } } } fragment F on A { ${inner} }`)).toEqual(['depth']);
  });

  test('introspection may nest deeper', () => {
    expect(exceeded(`{ __schema { ${repeated(() => 'ofType {', 12)} name ${'}'.repeat(12)} } }`)).toEqual([]);
  });

  test('the question that explorers ask for the schema exceeds nothing', () => {
    const options = { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true, oneOf: true };
    expect(exceeded(getIntrospectionQuery(options))).toEqual([]);
  });

  test('aliases of __typename count', () => {
    expect(exceeded(`{ ${repeated((index) => `a${index}: __typename`, DOCUMENT_LIMITS.aliases)} }`)).toEqual([]);
    expect(exceeded(`{ ${repeated((index) => `a${index}: __typename`, DOCUMENT_LIMITS.aliases + 1)} }`)).toEqual([
      'aliases',
    ]);
  });

  test('aliases count once for each place that a fragment is spread', () => {
    const fragment = `fragment F on Query { ${repeated((index) => `a${index}: __typename`, 16)} }`;
    expect(exceeded(`{ ...F } ${fragment}`)).toEqual([]);
    expect(exceeded(`{ ...F ...F } ${fragment}`)).toEqual(['aliases']);
  });

  test('directives on fields and on the operation count', () => {
    expect(exceeded(`query @a { ${repeated(() => 'a @skip(if: false)', DOCUMENT_LIMITS.directives)} }`)).toEqual([
      'directives',
    ]);
  });

  test('fragments that double each other are measured without doubling the work', () => {
    const chain = repeated((index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`, 25);
    expect(exceeded(`{ ...F0 } ${chain} fragment F25 on Query { products { code } }`)).toEqual(['fields']);
  });

  test('a cycle of fragments is too large', () => {
    expect(exceeded('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toContain('depth');
  });

  test.each([
    ['itself', '{ ...A } fragment A on Query { ...A }'],
    ['one that spreads it back', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['itself, and nothing spreads it', '{ a } fragment A on Query { a ...A }'],
  ])('a fragment that spreads %s is told that, and nothing else', (_, text) => {
    const faults = validate(buildSchema('type Query { a: Int }'), parse(text), [documentLimitsRule]);
    expect(faults.map(({ message }) => message)).toEqual([
      'A fragment may not spread itself, neither directly nor through others.',
    ]);
  });

  test('fragments that nothing spreads are measured too', () => {
    expect(exceeded('{ products { code } } fragment A on Query { ...B } fragment B on Query { ...A }')).toContain(
      'depth',
    );
    const wide = repeated((index) => `a${index}: __typename`, DOCUMENT_LIMITS.aliases + 1);
    expect(exceeded(`{ products { code } } fragment A on Query { ${wide} }`)).toEqual(['aliases']);
  });

  test('fragments, variables and fields of one name have a number that is enough', () => {
    const fragments = (count: number): string =>
      repeated((index) => `fragment F${index} on Query { f${index} }`, count);
    expect(exceeded(`{ a } ${fragments(DOCUMENT_LIMITS.fragments)}`)).toEqual([]);
    expect(exceeded(`{ a } ${fragments(DOCUMENT_LIMITS.fragments + 1)}`)).toEqual(['fragments']);
    const variables = (count: number): string => `query Q(${repeated((index) => `$v${index}: Int`, count)}) { a }`;
    expect(exceeded(variables(DOCUMENT_LIMITS.variables))).toEqual([]);
    expect(exceeded(variables(DOCUMENT_LIMITS.variables + 1))).toEqual(['variables']);
    const namesakes = (count: number): string => `{ ${repeated(() => 'products { code }', count)} }`;
    expect(exceeded(namesakes(DOCUMENT_LIMITS.namesakes))).toEqual([]);
    expect(exceeded(namesakes(DOCUMENT_LIMITS.namesakes + 1))).toEqual(['namesakes']);
  });

  test('all operations of a document count together', () => {
    const operation = (index: number): string =>
      `query Q${index} { ${repeated((alias) => `a${alias}: __typename`, 16)} }`;
    expect(exceeded(`${operation(0)} ${operation(1)}`)).toEqual(['aliases']);
  });
});
