/** Sockets end with the right to them, on time that the test moves: at expiry, or when they are looked at again. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { AppError } from '../shared/errors.js';
import type { Identity, SessionId, UserId } from '../slices/accounts/index.js';
import { SocketIdentities } from './socket-identities.js';

const NOW = Date.UTC(2026, 6, 29);
const MINUTE = 60_000;
const REVOKED = new AppError('UNAUTHENTICATED', 'The credentials were revoked.', { reason: 'TOKEN_REVOKED' });

class RecordedSocket {
  readonly closed: (readonly [code: number, reason: string])[] = [];

  close(code: number, reason: string): void {
    this.closed.push([code, reason]);
  }
}

function session(user: string, expiresAt: number): Identity {
  return {
    ...{ kind: 'SESSION', userId: user as UserId, sessionId: user as SessionId, tokenId: user },
    ...{ role: 'VIEWER', tier: 'FREE', permissions: ['read', 'account'], expiresAt },
  };
}

/** A session of the demo, whose user is everybody and may not act on the account. */
function demoSession(id: string): Identity {
  const identity = session('demo', NOW + 10 * MINUTE);
  return { ...identity, sessionId: id as SessionId, permissions: ['read'] } as Identity;
}

/** Whom the credentials stand for; what is no longer in it was revoked. */
let known: Map<string, Identity | Promise<Identity> | Error>;
let socket: RecordedSocket;
let identities: SocketIdentities;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  known = new Map();
  socket = new RecordedSocket();
  identities = new SocketIdentities({
    identify: async (authorization) => {
      if (authorization === undefined) return { kind: 'ANONYMOUS' };
      const found = await known.get(authorization);
      if (found === undefined) throw REVOKED;
      if (found instanceof Error) throw found;
      return found;
    },
    clock: Date.now,
    socketsAUser: 2,
  });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a socket', () => {
  test('is anonymous before it says who it is', () => {
    expect(identities.of(socket)).toEqual({ kind: 'ANONYMOUS' });
  });

  test('without credentials is closed with 4401 after ten seconds', async () => {
    expect(await identities.admit(socket, undefined)).toBe(true);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(socket.closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(socket.closed).toEqual([[4401, 'Sign in to keep a socket open.']]);
  });

  test('whose user has signed in meanwhile stays', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, undefined);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(await identities.admit(socket, 'first')).toBe(true);
    await jest.advanceTimersByTimeAsync(14 * MINUTE);
    expect(socket.closed).toEqual([]);
  });

  test('that is to come again later is closed with 1013, and nothing of it stays', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'first');
    identities.postpone(socket, 'Too many requests.');
    expect(socket.closed).toEqual([[1013, 'Too many requests.']]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('with wrong credentials is closed with 4403', async () => {
    expect(await identities.admit(socket, 'forged')).toBe(false);
    expect(socket.closed).toEqual([[4403, REVOKED.message]]);
  });

  test('is closed when its token ends, not before', async () => {
    const ada = session('ada', NOW + 15 * MINUTE);
    known.set('first', ada);
    await identities.admit(socket, 'first');
    await jest.advanceTimersByTimeAsync(15 * MINUTE - 1);
    expect(socket.closed).toEqual([]);
    expect(identities.of(socket)).toBe(ada);
    await jest.advanceTimersByTimeAsync(1);
    expect(socket.closed).toEqual([[4403, 'The access token has ended.']]);
    expect(identities.of(socket)).toEqual({ kind: 'ANONYMOUS' });
  });

  test('that sent a newer token in time lives as long as that', async () => {
    known.set('first', session('ada', NOW + MINUTE / 2));
    known.set('second', session('ada', NOW + 2 * MINUTE));
    await identities.admit(socket, 'first');
    await jest.advanceTimersByTimeAsync(MINUTE / 4);
    expect(await identities.admit(socket, 'second')).toBe(true);
    await jest.advanceTimersByTimeAsync(2 * MINUTE - MINUTE / 4 - 1);
    expect(socket.closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(socket.closed).toHaveLength(1);
  });

  test('that sends a wrong token later is closed', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'first');
    expect(await identities.admit(socket, 'forged')).toBe(false);
    expect(socket.closed).toEqual([[4403, REVOKED.message]]);
  });

  test('does not change hands', async () => {
    known.set('ada', session('ada', NOW + 15 * MINUTE));
    known.set('eve', session('eve', NOW + 15 * MINUTE));
    await identities.admit(socket, 'ada');
    expect(await identities.admit(socket, 'eve')).toBe(false);
    expect(socket.closed).toEqual([[4403, 'Open a socket of its own for another user.']]);
  });

  test('does not become anonymous either', async () => {
    known.set('ada', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'ada');
    expect(await identities.admit(socket, undefined)).toBe(false);
    expect(socket.closed).toHaveLength(1);
  });

  test('whose user signed out elsewhere is closed within a minute', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'first');
    await jest.advanceTimersByTimeAsync(5 * MINUTE - 1);
    known.clear();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(socket.closed).toEqual([[4403, REVOKED.message]]);
  });

  test('of a key that never ends is looked at again, too', async () => {
    known.set('key', { ...session('ada', NOW), expiresAt: undefined } as unknown as Identity);
    await identities.admit(socket, 'key');
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    expect(socket.closed).toEqual([]);
    known.clear();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(socket.closed).toHaveLength(1);
  });

  test('stays open while nobody can say who it is, and is looked at again', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'first');
    known.set('first', new AppError('UNAVAILABLE', 'The database does not answer.'));
    await jest.advanceTimersByTimeAsync(3 * MINUTE);
    expect(socket.closed).toEqual([]);
    known.clear();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(socket.closed).toHaveLength(1);
  });

  test('whose first credentials cannot be judged is told to try again later', async () => {
    known.set('first', new AppError('UNAVAILABLE', 'The database does not answer.'));
    expect(await identities.admit(socket, 'first')).toBe(false);
    expect(socket.closed).toEqual([[1013, 'The database does not answer.']]);
  });

  test('that is gone leaves nothing behind', async () => {
    known.set('first', session('ada', NOW + 15 * MINUTE));
    await identities.admit(socket, 'first');
    identities.forget(socket);
    expect(jest.getTimerCount()).toBe(0);
    expect(identities.of(socket)).toEqual({ kind: 'ANONYMOUS' });
  });

  test('that goes while it is asked who it is leaves nothing behind', async () => {
    let answer: (identity: Identity) => void = () => undefined;
    known.set('slow', new Promise<Identity>((resolve) => (answer = resolve)));
    const admission = identities.admit(socket, 'slow');
    identities.forget(socket);
    answer(session('ada', NOW + 15 * MINUTE));
    expect(await admission).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    expect(identities.of(socket)).toEqual({ kind: 'ANONYMOUS' });
  });

  test('keeps the newer token that came while the older one was looked at again', async () => {
    known.set('first', session('ada', NOW + 2 * MINUTE));
    const newer = session('ada', NOW + 15 * MINUTE);
    known.set('second', newer);
    await identities.admit(socket, 'first');
    let answer: (identity: Identity) => void = () => undefined;
    known.set('first', new Promise<Identity>((resolve) => (answer = resolve)));
    await jest.advanceTimersByTimeAsync(MINUTE);
    await identities.admit(socket, 'second');
    answer(session('ada', NOW + 2 * MINUTE));
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    expect(socket.closed).toEqual([]);
    expect(identities.of(socket)).toBe(newer);
  });
});

describe('a user', () => {
  const admitted = async (authorization: string | undefined, of = new RecordedSocket()) => ({
    of,
    isAdmitted: await identities.admit(of, authorization),
  });

  beforeEach(() => {
    for (const user of ['ada', 'grace']) known.set(user, session(user, NOW + 10 * MINUTE));
  });

  test('may hold as many sockets as are allowed, and is told so at one more, to come again later', async () => {
    const [first, second, third] = [await admitted('ada'), await admitted('ada'), await admitted('ada')];
    expect([first, second, third].map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, false]);
    expect(third.of.closed).toEqual([[1013, 'At most 2 sockets a user may be open: close some first.']]);
    expect([first.of.closed, second.of.closed]).toEqual([[], []]);
    expect((await admitted('grace')).isAdmitted).toBe(true);
  });

  test('may open another once one of them is gone', async () => {
    const first = await admitted('ada');
    await admitted('ada');
    identities.forget(first.of);
    identities.forget(first.of);
    expect((await admitted('ada')).isAdmitted).toBe(true);
    expect((await admitted('ada')).isAdmitted).toBe(false);
  });

  test('gets no room from a socket that was refused', async () => {
    await admitted('ada');
    await admitted('ada');
    const refused = await admitted('ada');
    identities.forget(refused.of); // its end comes once more, from the wire
    expect((await admitted('ada')).isAdmitted).toBe(false);
  });

  test('holds a socket once, however often it brings newer tokens, or signs in late', async () => {
    const { of } = await admitted(undefined);
    for (let turn = 0; turn < 5; turn++) expect((await admitted('ada', of)).isAdmitted).toBe(true);
    expect((await admitted('ada')).isAdmitted).toBe(true);
    expect((await admitted('ada')).isAdmitted).toBe(false);
  });

  test('gets no more sockets by opening them at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => admitted('ada')));
    expect(all.filter(({ isAdmitted }) => isAdmitted)).toHaveLength(2);
  });

  test('of the demo holds as many in each session', async () => {
    for (const id of ['first', 'second']) known.set(id, demoSession(id));
    const all = [];
    for (const id of ['first', 'first', 'first', 'second', 'second', 'second']) all.push(await admitted(id));
    expect(all.map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, false, true, true, false]);
  });

  test('of the demo whose socket goes on in another session gives back the room that it took', async () => {
    for (const id of ['first', 'second']) known.set(id, demoSession(id));
    const { of } = await admitted('first');
    await admitted('first');
    await admitted('second');
    expect((await admitted('second', of)).isAdmitted).toBe(true);
    identities.forget(of);
    expect((await admitted('first')).isAdmitted).toBe(true);
    expect((await admitted('first')).isAdmitted).toBe(false);
    expect((await admitted('second')).isAdmitted).toBe(true);
    expect((await admitted('second')).isAdmitted).toBe(false);
  });

  test('with several sessions is counted once', async () => {
    const first = session('ada', NOW + 10 * MINUTE);
    known.set('elsewhere', { ...first, sessionId: 'elsewhere' as SessionId } as Identity);
    const all = [await admitted('ada'), await admitted('elsewhere'), await admitted('elsewhere')];
    expect(all.map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, false]);
  });

  test('who is a stranger is not counted', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => admitted(undefined)));
    expect(all.every(({ isAdmitted }) => isAdmitted)).toBe(true);
  });
});
