/** Proves the way of an alert through the schema: made, crossed, told to its owner alone, read, removed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { graphql, parse, subscribe } from 'graphql';
import type { ExecutionResult } from 'graphql';

import { AlertDesk, TRADER, settled } from '../../../test/support/alert-desk.js';
import type { Identity, Permission, UserId } from '../../slices/accounts/index.js';
import { AlertsService } from '../../slices/alerts/index.js';
import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import { WatchListsService } from '../../slices/watch-lists/index.js';
import type { FuturesSymbol } from '@cushing/products';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';

const NOW = Date.UTC(2026, 10, 20, 15);
const schema = buildSchema();

const CREATE = /* GraphQL */ `
  mutation ($input: AlertInput!) {
    createAlert(input: $input) {
      id
      kind
      symbol
      secondSymbol
      product
      expiry
      level
      direction
      isRepeating
      isActive
      note
      value
      createdAt
      updatedAt
    }
  }
`;
const EVENT = 'id alertId kind symbol secondSymbol product expiry level crossed value at note readAt';

let desk: AlertDesk;
let judged: Awaited<ReturnType<AlertDesk['process']>>;
let services: Partial<Context>;

beforeEach(async () => {
  desk = new AlertDesk();
  desk.now = NOW;
  judged = await desk.process();
  const clock = (): number => NOW;
  const { store, newId } = desk;
  const lists = new Map<UserId, readonly FuturesSymbol[]>();
  services = {
    alerts: new AlertsService({
      ...{ store, newId, clock, judge: judged.judge, bus: desk.bus.endpoint() },
      hasExpiry: () => Promise.resolve(true),
    }),
    alertJudge: judged.judge,
    watchLists: new WatchListsService({
      store: {
        read: (userId) => Promise.resolve(lists.get(userId)),
        write: (userId, symbols) => {
          lists.set(userId, symbols);
          return Promise.resolve();
        },
      },
      market: { coverage: () => Promise.resolve(new Map()), futuresBoard: () => Promise.reject(new Error('empty')) },
      clock,
    }),
    limits: new RequestLimitsService({
      quotas: new PlainQuotas(),
      limits: { FREE: 100, PREMIUM: 100, ADMIN: 100 },
      clock,
    }),
  };
});

afterEach(async () => {
  await desk.close();
});

function contextOf(userId: UserId, permissions: readonly Permission[]): Context {
  const identity = { kind: 'API_KEY', userId, tier: 'FREE', permissions } as unknown as Identity;
  return { ...services, identity, caller: { ip: '192.0.2.1', userAgent: 'test' } } as Context;
}

const trader = (): Context => contextOf(TRADER, ['read', 'alert', 'account']);

async function ask(source: string, variableValues = {}, contextValue = trader()): Promise<ExecutionResult> {
  // Answers have no prototype; what is compared to them has.
  return JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue }))) as ExecutionResult;
}

async function listenAs(context: Context): Promise<AsyncIterableIterator<ExecutionResult>> {
  const document = parse(`subscription { alertTriggered { ${EVENT} } }`);
  const stream = await subscribe({ schema, document, contextValue: context });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return stream as AsyncIterableIterator<ExecutionResult>;
}

describe('an alert', () => {
  test('is made, crossed, told, read and removed', async () => {
    judged.prices.tick(NOW, ['CLF27', 79]);
    const stream = await listenAs(trader());
    const other = await listenAs(contextOf('other' as UserId, ['alert']));
    const input = { kind: 'PRICE', symbol: 'CLF27', level: 80, direction: 'UP', note: 'sell' };
    const { data } = await ask(CREATE, { input });
    const { id } = (data as { createAlert: { id: string } }).createAlert;
    const made = {
      id,
      ...{ kind: 'PRICE', symbol: 'CLF27', secondSymbol: null, product: null, expiry: null },
      ...{ level: 80, direction: 'UP', isRepeating: false, isActive: true, note: 'sell', value: 79 },
      ...{ createdAt: '2026-11-20T15:00:00.000Z', updatedAt: '2026-11-20T15:00:00.000Z' },
    };
    expect(data).toEqual({ createAlert: made });

    judged.prices.tick(NOW + 1_500, ['CLF27', 80.25]);
    await settled();
    const told = JSON.parse(JSON.stringify((await stream.next()).value)) as ExecutionResult;
    const [event] = await desk.events();
    const expected = {
      id: event!.id,
      alertId: id,
      ...{ kind: 'PRICE', symbol: 'CLF27', secondSymbol: null, product: null, expiry: null },
      ...{ level: 80, crossed: 'UP', value: 80.25, at: '2026-11-20T15:00:01.500Z', note: 'sell', readAt: null },
    };
    expect(told).toEqual({ data: { alertTriggered: expected } });

    const EVENTS = `{ alertEvents { edges { cursor node { ${EVENT} } } pageInfo { hasNextPage endCursor } unreadCount } }`;
    const page = { hasNextPage: false, endCursor: event!.id };
    expect(await ask(EVENTS)).toEqual({
      data: { alertEvents: { edges: [{ cursor: event!.id, node: expected }], pageInfo: page, unreadCount: 1 } },
    });
    expect(await ask('mutation { markAlertEventsRead }')).toEqual({ data: { markAlertEventsRead: 1 } });
    expect(await ask(EVENTS)).toMatchObject({
      data: { alertEvents: { edges: [{ node: { readAt: '2026-11-20T15:00:00.000Z' } }], unreadCount: 0 } },
    });

    const again = 'mutation ($id: ID!) { updateAlert(id: $id, input: { isActive: true, level: 85 }) { level value } }';
    expect(await ask(again, { id })).toEqual({ data: { updateAlert: { level: 85, value: 80.25 } } });
    expect(await ask('{ alerts { id isActive } }')).toEqual({ data: { alerts: [{ id, isActive: true }] } });
    const remove = 'mutation ($id: ID!) { deleteAlert(id: $id) }';
    expect(await ask(remove, { id })).toEqual({ data: { deleteAlert: id } });
    expect(await ask(remove, { id })).toMatchObject({ errors: [{ message: 'You have no such alert.' }] });
    expect(await ask('{ alerts { id } alertEvents { edges { cursor } } }')).toEqual({
      data: { alerts: [], alertEvents: { edges: [] } },
    });

    await other.return!();
    expect(await other.next()).toEqual({ done: true, value: undefined });
  });

  test('of a volatility has its product and expiry', async () => {
    const input = { kind: 'ATM_VOL', product: 'CL', expiry: '2026-12-16', level: 0.35, direction: 'EITHER' };
    expect(await ask(CREATE, { input })).toMatchObject({
      data: { createAlert: { symbol: null, product: 'CL', expiry: '2026-12-16', value: null } },
    });
    judged.prices.atmVol('CL', '2026-12-16', 0.31, NOW);
    expect(await ask('{ alerts { value } }')).toEqual({ data: { alerts: [{ value: 0.31 }] } });
  });

  test('is seen and heard by its owner alone', async () => {
    const other = contextOf('other' as UserId, ['alert']);
    const stream = await listenAs(other);
    judged.prices.tick(NOW, ['CLF27', 79]);
    await ask(CREATE, { input: { kind: 'PRICE', symbol: 'CLF27', level: 80, direction: 'UP' } });
    judged.prices.tick(NOW + 1, ['CLF27', 81]);
    await settled();
    expect(await desk.events()).toHaveLength(1);
    expect(await ask('{ alerts { id } alertEvents { unreadCount } }', {}, other)).toEqual({
      data: { alerts: [], alertEvents: { unreadCount: 0 } },
    });
    const heard: unknown[] = [];
    void stream.next().then(({ value }) => heard.push(value));
    await settled();
    expect(heard).toEqual([]);
    await stream.return!();
  });

  test('is nothing for whoever only reads', async () => {
    const viewer = contextOf(TRADER, ['read', 'account']);
    for (const field of ['alerts { id }', 'alertEvents { unreadCount }']) {
      expect(await ask(`{ ${field} }`, {}, viewer)).toMatchObject({
        errors: [{ message: expect.stringContaining('does not allow') }],
      });
    }
    for (const field of ['markAlertEventsRead', 'deleteAlert(id: "x")', 'updateAlert(id: "x", input: {}) { id }']) {
      expect(await ask(`mutation { ${field} }`, {}, viewer)).toMatchObject({
        errors: [{ message: expect.stringContaining('does not allow') }],
      });
    }
    await expect(listenAs(viewer)).rejects.toThrow('does not allow');
  });
});

test('a watch list is kept for its owner', async () => {
  const write = 'mutation ($symbols: [String!]!) { setWatchList(symbols: $symbols) }';
  expect(await ask('{ watchList }')).toEqual({ data: { watchList: [] } });
  expect(await ask(write, { symbols: ['ngf27', 'CLF27'] })).toEqual({ data: { setWatchList: ['NGF27', 'CLF27'] } });
  expect(await ask('{ watchList }')).toEqual({ data: { watchList: ['NGF27', 'CLF27'] } });
  expect(await ask('{ watchList }', {}, contextOf('other' as UserId, ['read']))).toEqual({ data: { watchList: [] } });
  const key = contextOf(TRADER, ['read', 'alert']);
  expect(await ask(write, { symbols: [] }, key)).toMatchObject({
    errors: [{ message: expect.stringContaining('does not allow') }],
  });
});
