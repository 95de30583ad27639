/** Proves that limited fields count each use, aliases among them, and that nothing else does. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { AppError } from '../shared/errors.js';
import type { Identity } from '../slices/accounts/index.js';
import { testIdentity } from '../slices/accounts/test-identity.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import { FIELD_LIMITS, limitFields } from './field-limits.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };

let now: number;
let limits: RequestLimitsService;
let schema: GraphQLSchema;
let resolved: number;

beforeEach(() => {
  now = NOON;
  resolved = 0;
  const tiers = { FREE: 1, PREMIUM: 1, ADMIN: 1 };
  limits = new RequestLimitsService({ quotas: new PlainQuotas(), limits: tiers, clock: () => now });
  const fields = [...Object.keys(FIELD_LIMITS), 'logout'].map((name) => `${name}(guess: String): Boolean`);
  schema = buildSchema(`type Query { none: Int } type Mutation { ${fields.join(' ')} }`);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = () => {
      resolved += 1;
      return true;
    };
  }
  limitFields(schema);
});

async function errorsOf(source: string, identity = ANONYMOUS, ip = '203.0.113.7') {
  const contextValue = { limits, identity, caller: { ip, userAgent: 'test' } };
  const { errors = [] } = await graphql({ schema, source, contextValue });
  return errors.map(({ originalError }) => originalError);
}

function aliases(field: string, count: number): string {
  const calls = Array.from({ length: count }, (_, index) => `guess${index}: ${field}(guess: "password ${index}")`);
  return `mutation { ${calls.join(' ')} }`;
}

describe('limited fields', () => {
  test('of thirty guesses by alias in one document twenty are tried', async () => {
    const errors = await errorsOf(aliases('login', 30));
    expect(errors).toHaveLength(10);
    expect(resolved).toBe(20);
    for (const error of errors) {
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code: 'RATE_LIMITED', reason: 'FIELD', details: { retryAfterMs: 60_000 } });
    }
  });

  test('the next guess is open when the first is a minute old', async () => {
    await errorsOf(aliases('login', 20));
    now += 59_999;
    expect(await errorsOf(aliases('login', 1))).toMatchObject([{ details: { retryAfterMs: 1 } }]);
    now += 1;
    expect(await errorsOf(aliases('login', 20))).toEqual([]);
  });

  test('many documents at the same time get no further than one', async () => {
    await Promise.all(Array.from({ length: 10 }, () => errorsOf(aliases('login', 10))));
    expect(resolved).toBe(20);
  });

  test.each(Object.entries(FIELD_LIMITS))('%s has its own limit', async (field, { limit }) => {
    await errorsOf(aliases(field, limit + 3));
    expect(resolved).toBe(limit);
    const others = Object.keys(FIELD_LIMITS).filter((name) => name !== field);
    for (const other of others) expect(await errorsOf(aliases(other, 1))).toEqual([]);
  });

  test('each address has its own count', async () => {
    await errorsOf(aliases('login', 21));
    expect(await errorsOf(aliases('login', 1), ANONYMOUS, '198.51.100.4')).toEqual([]);
  });

  test('other fields have none, and neither have the users of test mode', async () => {
    expect(await errorsOf(aliases('logout', 100))).toEqual([]);
    const tester = testIdentity('ADMIN', { VIEWER: [], ANALYST: [], ADMIN: ['account'] }, now);
    expect(await errorsOf(aliases('login', 100), tester)).toEqual([]);
  });

  test('a limit without a field is refused', () => {
    const bare = buildSchema('type Query { none: Int } type Mutation { login: Boolean }');
    expect(() => {
      limitFields(bare);
    }).toThrow('Mutation.register');
  });
});
