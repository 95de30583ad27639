/** Proves that what should be refused is refused: quickly, in JSON, with a code and a sentence, and without internals. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const nested = (depth: number): string => `{ ${'a { '.repeat(depth)} a ${'}'.repeat(depth)} }`;
const repeat = (text: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

function refusal(answer: TestAnswer): { status: number; code: unknown; reason: unknown } {
  const [error] = answer.body.errors ?? [];
  return { status: answer.status, code: error?.extensions['code'], reason: error?.extensions['reason'] };
}

describe('documents', () => {
  test.each([
    ['a syntax error', '{ products {', 'SYNTAX'],
    ['more tokens than allowed', `{ ${repeat(() => 'products { code }', 700)} }`, 'SYNTAX'],
    ['an unknown field', '{ prodcts { code } }', 'VALIDATION'],
    ['too many aliases', `{ ${repeat((index) => `a${index}: __typename`, 31)} }`, 'LIMIT_EXCEEDED'],
    ['too many directives', `{ ${repeat(() => '__typename @skip(if: false)', 21)} }`, 'LIMIT_EXCEEDED'],
    ['a cycle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'LIMIT_EXCEEDED'],
    [
      'fragments that double each other',
      `{ ...F0 } ${repeat((index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`, 40)} fragment F40 on Query { products { code } }`,
      'LIMIT_EXCEEDED',
    ],
    [
      'an answer beyond the size',
      `{ ${repeat((index) => `a${index}: continuousHistory(product: CL) { tradeDate symbol open high low settle volume }`, 8)} }`,
      'LIMIT_EXCEEDED',
    ],
    ['a date that is none', '{ futuresBoard(product: CL, asOf: "2020-02-30") { tradeDate } }', 'VALIDATION'],
    ['a product that is none', '{ futuresBoard(product: XX) { tradeDate } }', 'VALIDATION'],
  ])('%s is refused whole', async (_name, query, reason) => {
    const answer = await server.query(query);
    expect(refusal(answer)).toEqual({ status: 400, code: 'BAD_USER_INPUT', reason });
    expect(answer.body).not.toHaveProperty('data');
  });

  test('nesting beyond the limit names the limit', async () => {
    const { body } = await server.query(nested(9));
    expect(body.errors?.map((error) => error.message).join()).toContain('at most 8 levels of fields');
  });

  test('a mutation, of which there are none, is refused as the request that it is', async () => {
    const answer = await server.query('mutation { anything }');
    expect(answer.status).toBe(400);
    expect(refusal(answer).code).toBe('BAD_USER_INPUT');
  });

  test('fragments that only spread each other are refused in no time', async () => {
    const chain = repeat(
      (index) => `fragment F${index} on Query { ...F${(index + 1) % 180} ...F${(index + 2) % 180} }`,
      180,
    );
    expect(refusal(await server.query(`{ products { code } } ${chain}`))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      reason: 'LIMIT_EXCEEDED',
    });
  });

  test('variables with thousands of values are refused before anyone looks at each', async () => {
    const query = 'query Q($asOf: [Date!]) { forwardCurve(product: CL, asOf: $asOf) { tradeDate } }';
    const answer = await server.query(query, { asOf: Array.from({ length: 40_000 }, () => 0) });
    expect(refusal(answer)).toEqual({ status: 400, code: 'BAD_USER_INPUT', reason: 'LIMIT_EXCEEDED' });
    const wrong = await server.query(query, { asOf: ['x'.repeat(50_000)] });
    expect(refusal(wrong).reason).toBe('VARIABLES');
    expect(JSON.stringify(wrong.body).length).toBeLessThan(1_000);
  });

  test('the id of an error is that of its answer', async () => {
    const answer = await server.query('{ prodcts { code } other }');
    const ids = answer.body.errors?.map((error) => error.extensions['requestId']);
    expect(new Set(ids)).toEqual(new Set([answer.headers.get('x-request-id')]));
  });

  test('nothing suggests a name of the schema', async () => {
    const { body } = await server.query('{ prodcts { code } }');
    expect(JSON.stringify(body)).not.toMatch(/did you mean|products/iu);
  });

  test('an operation name that the document has not is refused', async () => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query A { __typename }', operationName: 'B' }),
    });
    expect(response.status).toBe(400);
  });

  test('a subscription over HTTP is refused', async () => {
    const { status, body } = await server.query('subscription { marketChanged { importId } }');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.errors).toHaveLength(1);
  });

  test('wrong variables are refused with what was expected', async () => {
    const query = 'query ($asOf: Date) { futuresBoard(product: CL, asOf: $asOf) { tradeDate } }';
    const answer = await server.query(query, { asOf: 'yesterday' });
    expect(refusal(answer)).toEqual({ status: 400, code: 'BAD_USER_INPUT', reason: 'VARIABLES' });
    expect(answer.body.errors?.[0]?.message).toContain('YYYY-MM-DD');
  });
});

describe('requests', () => {
  const send = async (init: RequestInit): Promise<TestAnswer> => {
    const response = await fetch(`${server.address}/graphql`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as TestAnswer['body'] };
  };
  const json = { 'content-type': 'application/json' };

  test.each([
    ['GET', { method: 'GET' }, 405, 'METHOD'],
    ['PUT', { method: 'PUT', headers: json, body: '{}' }, 405, 'METHOD'],
    [
      'a form body',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
      415,
      'MEDIA_TYPE',
    ],
    [
      'a text body',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' },
      400,
      'REQUEST',
    ],
    ['no JSON', { method: 'POST', headers: json, body: '{"query":' }, 400, 'REQUEST'],
    ['an empty body', { method: 'POST', headers: json, body: '' }, 400, 'REQUEST'],
    ['a batch', { method: 'POST', headers: json, body: '[{"query":"{__typename}"}]' }, 400, 'REQUEST'],
    ['a prototype', { method: 'POST', headers: json, body: '{"__proto__":{"query":"x"}}' }, 400, 'REQUEST'],
    [
      'a body beyond the size',
      { method: 'POST', headers: json, body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(110_000)}` }) },
      413,
      'BODY_SIZE',
    ],
  ])('%s is refused in JSON', async (_name, init, status, reason) => {
    const answer = await send(init);
    expect(refusal(answer)).toEqual({ status, code: 'BAD_USER_INPUT', reason });
    expect(answer.headers.get('content-type')).toContain('json');
  });

  test('an address that is none answers in JSON', async () => {
    const response = await fetch(`${server.address}/nothing.txt`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('questions', () => {
  test.each([
    ['a product without settlements', '{ futuresBoard(product: NG) { tradeDate } }', 'NOT_FOUND', 'NO_SETTLEMENTS'],
    [
      'a symbol with a wrong month',
      '{ futuresContract(symbol: "CLA26") { symbol } }',
      'BAD_USER_INPUT',
      'SYMBOL_MONTH',
    ],
    ['an nth of zero', '{ continuousHistory(product: CL, nth: 0) { settle } }', 'BAD_USER_INPUT', 'OUT_OF_RANGE'],
    [
      'too many dates',
      `{ forwardCurve(product: CL, asOf: [${repeat(() => '"2020-04-20"', 21)}]) { tradeDate } }`,
      'BAD_USER_INPUT',
      'OUT_OF_RANGE',
    ],
    [
      'a range that runs backwards',
      '{ tradeDates(product: CL, from: "2020-04-21", to: "2020-04-20") }',
      'BAD_USER_INPUT',
      'OUT_OF_RANGE',
    ],
  ])('%s is answered with what to do', async (_name, query, code, reason) => {
    const answer = await server.query(query);
    expect(refusal(answer)).toEqual({ status: 200, code, reason });
    expect(answer.body.data).toBeNull();
    expect(answer.body.errors?.[0]?.message).toMatch(/^.{20,}\.$/u);
  });

  test('a wrong month code is named with those that are right', async () => {
    const { body } = await server.query('{ futuresContract(symbol: "CLA26") { symbol } }');
    expect(body.errors?.[0]?.message).toBe('"A" in "CLA26" is no month code: use one of FGHJKMNQUVXZ.');
  });
});

describe('headers', () => {
  test('pages and answers carry the security headers and a request id', async () => {
    const { headers } = await server.query('{ __typename }');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
