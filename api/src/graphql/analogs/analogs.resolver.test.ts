/** Similar days through the schema: what is asked is handed on, every field comes back, and who may ask. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';
import { graphql, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';

import { AppError } from '../../shared/errors.js';
import type { SimilarDay } from '../../slices/analogs/index.js';
import type { Identity, SessionId, UserId } from '../../slices/accounts/index.js';
import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import { tooLargeAnswer } from '../answer-size.js';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const schema = buildSchema();

const EVERY_FIELD = /* GraphQL */ `
  product source comparedWith tradeDate distance
  prices { nearby symbol settle }
  later { tradeDatesLater tradeDate frontChange frontStatus spreadChange spreadStatus }
  front { tradeDatesLater tradeDate settle change changeStatus }`;

const DAY: SimilarDay = {
  ...{ product: 'CL', source: 'IMPORTED', comparedWith: isoDate('2020-04-20'), tradeDate: isoDate('2020-04-17') },
  distance: 0.0239,
  prices: [{ nearby: 1, symbol: 'CLK20' as FuturesSymbol, settle: 18.27 }],
  later: [
    {
      ...{ tradeDatesLater: 5, tradeDate: isoDate('2020-04-24') },
      ...{ frontChange: -1.33, frontStatus: 'OK', spreadChange: null, spreadStatus: 'NO_PRICE' },
    },
  ],
  front: [
    {
      ...{ tradeDatesLater: 1, tradeDate: isoDate('2020-04-20'), settle: -37.63 },
      ...{ change: null, changeStatus: 'BASE_NOT_POSITIVE' },
    },
  ],
};

let calls: unknown[][];
let answer: () => Promise<readonly SimilarDay[]>;

beforeEach(() => {
  calls = [];
  answer = () => Promise.resolve([DAY]);
});

function viewer(permissions: readonly ('read' | 'account')[]): Identity {
  return {
    ...{ kind: 'SESSION', userId: 'one' as UserId, sessionId: 'one' as SessionId, tokenId: 'one' },
    ...{ role: 'VIEWER', tier: 'FREE', permissions, expiresAt: NOON + 900_000 },
  };
}

async function ask(source: string, identity = viewer(['read'])): Promise<ExecutionResult> {
  const tiers = { FREE: 100, PREMIUM: 100, ADMIN: 100 };
  const similarDays = (...call: unknown[]): Promise<readonly SimilarDay[]> => {
    calls.push(call);
    return answer();
  };
  const contextValue = {
    ...{ analogs: { similarDays }, identity, caller: { ip: '203.0.113.7', userAgent: 'test' } },
    limits: new RequestLimitsService({ quotas: new PlainQuotas(), limits: tiers, clock: () => NOON }),
    // All that the resolver and what stands before it read of it.
  } as unknown as Context;
  return graphql({ schema, source, contextValue });
}

describe('similarDays', () => {
  test('hands on what is asked and answers every field', async () => {
    const { data, errors } = await ask(`{ similarDays(product: CL, date: "2020-04-20", limit: 3) { ${EVERY_FIELD} } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ similarDays: [DAY] });
    expect(calls).toEqual([['CL', '2020-04-20', 3]]);
  });

  test('asks for ten days where nothing is said of how many', async () => {
    await ask('{ similarDays(product: NG, date: "2021-02-17") { tradeDate } }');
    expect(calls).toEqual([['NG', '2021-02-17', 10]]);
  });

  test('passes on why there are none', async () => {
    answer = () => Promise.reject(new AppError('NOT_FOUND', 'no shape', { reason: 'NO_CURVE_SHAPE' }));
    const { errors } = await ask('{ similarDays(product: CL, date: "2020-04-20") { tradeDate } }');
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND', reason: 'NO_CURVE_SHAPE' });
  });

  test.each([
    [{ kind: 'ANONYMOUS' } as const, 'UNAUTHENTICATED'],
    [viewer(['account']), 'FORBIDDEN'],
  ])('is refused to who may not read the market', async (identity, code) => {
    const { errors } = await ask('{ similarDays(product: CL, date: "2020-04-20") { tradeDate } }', identity);
    expect(errors?.[0]?.originalError).toMatchObject({ code });
    expect(calls).toEqual([]);
  });
});

describe('the size of an answer', () => {
  const refusalOf = (limit: number, aliases: number) => {
    const fields = Array.from(
      { length: aliases },
      (_, index) => `a${index}: similarDays(product: CL, date: "2020-04-20", limit: ${limit}) { ${EVERY_FIELD} }`,
    );
    return tooLargeAnswer(schema, {
      ...{ document: parse(`{ ${fields.join(' ')} }`), operationName: undefined, variables: undefined },
    });
  };

  test('grows with how many days are asked for: fifty with every field fit, a dozen times as many do not', () => {
    // A day has 5 + 18·3 + 3·6 + 21·5 = 182 values.
    expect(refusalOf(50, 1)).toBeUndefined();
    expect(refusalOf(50, 13)).toBeUndefined();
    expect(refusalOf(50, 14)?.message).toContain(String(14 * 50 * 182));
  });
});
