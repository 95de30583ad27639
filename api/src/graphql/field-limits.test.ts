/** Proves that limited fields count each use, aliases among them, and that nothing else does. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import { AppError } from '../shared/errors.js';
import type { Identity, SessionId, UserId } from '../slices/accounts/index.js';
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
  const fieldsOf = (names: readonly string[]) => names.map((name) => `${name}(guess: String): Boolean`).join(' ');
  schema = buildSchema(`
    type Query { ${fieldsOf([...Object.keys(FIELD_LIMITS.Query), 'products'])} }
    type Mutation { ${fieldsOf([...Object.keys(FIELD_LIMITS.Mutation), 'logout'])} }`);
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      field.resolve = () => {
        resolved += 1;
        return true;
      };
    }
  }
  limitFields(schema);
});

async function errorsOf(source: string, identity = ANONYMOUS, ip = '203.0.113.7') {
  const contextValue = { limits, identity, caller: { ip, userAgent: 'test' } };
  const { errors = [] } = await graphql({ schema, source, contextValue });
  return errors.map(({ originalError }) => originalError);
}

function trader(name: string): Identity {
  return {
    ...{ kind: 'SESSION', userId: name as UserId, sessionId: name as SessionId, tokenId: name },
    ...{ role: 'VIEWER', tier: 'FREE', permissions: ['read', 'account'], expiresAt: NOON + 900_000 },
  };
}

function aliases(field: string, count: number): string {
  const calls = Array.from({ length: count }, (_, index) => `guess${index}: ${field}(guess: "password ${index}")`);
  return `${schema.getQueryType()?.getFields()[field] === undefined ? 'mutation' : 'query'} { ${calls.join(' ')} }`;
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

  const limitOf = { ...FIELD_LIMITS.Query, ...FIELD_LIMITS.Mutation };
  test.each(Object.entries(limitOf))('%s has its own limit', async (field, { limit }) => {
    await errorsOf(aliases(field, limit + 3));
    expect(resolved).toBe(limit);
    const others = Object.keys(limitOf).filter((name) => name !== field);
    for (const other of others) expect(await errorsOf(aliases(other, 1))).toEqual([]);
  });

  test('each address has its own count', async () => {
    await errorsOf(aliases('login', 21));
    expect(await errorsOf(aliases('login', 1), ANONYMOUS, '198.51.100.4')).toEqual([]);
  });

  test('what reads much is counted by who asks for it', async () => {
    const [one, other] = [trader('one'), trader('other')];
    const { limit } = FIELD_LIMITS.Query['continuousHistory']!;
    expect(await errorsOf(aliases('continuousHistory', limit + 1), one)).toMatchObject([
      { code: 'RATE_LIMITED', reason: 'FIELD', message: expect.stringContaining('"continuousHistory"') },
    ]);
    expect(await errorsOf(aliases('continuousHistory', 1), other)).toEqual([]);
    expect(await errorsOf(aliases('continuousHistory', 1), one, '198.51.100.4')).toHaveLength(1);
  });

  test('other fields have none, and neither have the users of test mode', async () => {
    expect(await errorsOf(aliases('logout', 100))).toEqual([]);
    expect(await errorsOf(aliases('products', 1_000))).toEqual([]);
    const tester = testIdentity('ADMIN', { VIEWER: [], ANALYST: [], ADMIN: ['account'] }, now);
    expect(await errorsOf(aliases('login', 100), tester)).toEqual([]);
  });

  test('a limit without a field is refused', () => {
    const queries = Object.keys(FIELD_LIMITS.Query).map((name) => `${name}: Int`);
    const bare = buildSchema(`type Query { ${queries.join(' ')} } type Mutation { login: Boolean }`);
    expect(() => {
      limitFields(bare);
    }).toThrow('Mutation.register');
    expect(() => {
      limitFields(buildSchema('type Query { none: Int } type Mutation { login: Boolean }'));
    }).toThrow('Query.futuresHistory');
  });
});
