/** Proves that a feed runs in one process alone, is started again however it ends, and ends when it is told to. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { Lease } from '../../shared/lease.js';
import type { TickBatch } from '../quotes/index.js';
import { FeedSupervisor } from './feed-supervisor.js';
import type { Feed } from './feeds.ports.js';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const NOTHING: TickBatch = { source: 'fake:1', origin: 'SIMULATED', ticks: [] };
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface Run {
  readonly startedAt: number;
  readonly publish: (batch: TickBatch) => void;
  readonly signal: AbortSignal;
  readonly fail: (error: Error) => void;
}

/** A feed that does what the test says; ends when it is told to, unless it is deaf. */
class ScriptedFeed implements Feed {
  readonly name = 'fake';
  readonly runs: Run[] = [];
  isDeaf = false;
  isSilent = false;

  async run(publish: (batch: TickBatch) => void, signal: AbortSignal): Promise<void> {
    const life = this.isSilent
      ? undefined
      : setInterval(() => {
          publish(NOTHING);
        }, 1_000);
    try {
      await new Promise<void>((resolve, reject) => {
        this.runs.push({ startedAt: Date.now(), publish, signal, fail: reject });
        if (!this.isDeaf)
          signal.addEventListener('abort', () => {
            resolve();
          });
      });
    } finally {
      clearInterval(life);
    }
  }

  get last(): Run {
    return this.runs.at(-1)!;
  }
}

/** A lease that one of the supervisors at a time holds. */
class OneLease implements Lease {
  readonly names: string[] = [];
  readonly asked: number[] = [];
  isHeld = false;
  lose: () => void = () => undefined;

  take(name: string, onLost: () => void): Promise<(() => Promise<void>) | undefined> {
    this.names.push(name);
    this.asked.push(Date.now());
    if (this.isHeld) return Promise.resolve(undefined);
    this.isHeld = true;
    this.lose = onLost;
    return Promise.resolve(() => {
      this.isHeld = false;
      return Promise.resolve();
    });
  }
}

let feed: ScriptedFeed;
let lease: OneLease;
let published: TickBatch[];
let supervisors: FeedSupervisor[];

/** Chance gives the longest wait of all. */
function supervise(random = (): number => 1): FeedSupervisor {
  const publish = (batch: TickBatch): void => void published.push(batch);
  const supervisor = new FeedSupervisor({ feed, publish, lease, clock: Date.now, logger, random });
  supervisors.push(supervisor);
  return supervisor;
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  feed = new ScriptedFeed();
  lease = new OneLease();
  published = [];
  supervisors = [];
});
afterEach(async () => {
  const closed = Promise.all(supervisors.map((supervisor) => supervisor.close()));
  await jest.advanceTimersByTimeAsync(10_000);
  await closed;
  jest.useRealTimers();
});

test('runs the feed under a lease of its name and passes on what it says', async () => {
  const supervisor = supervise();
  await jest.advanceTimersByTimeAsync(3_500);
  expect(lease.names).toEqual(['feed:fake']);
  expect(published).toEqual([NOTHING, NOTHING, NOTHING]);
  expect(supervisor.status()).toEqual({ name: 'fake', state: 'RUNNING', since: NOW, silentSince: null, restarts: 0 });
});

test('waits while another process runs it, asks every three seconds or so, and takes over', async () => {
  lease.isHeld = true;
  const supervisor = supervise(() => 0.5);
  await jest.advanceTimersByTimeAsync(6_500);
  expect(lease.asked).toEqual([NOW, NOW + 3_000, NOW + 6_000]);
  expect(feed.runs).toHaveLength(0);
  expect(supervisor.status()).toMatchObject({ state: 'WAITING', since: NOW });
  lease.isHeld = false;
  await jest.advanceTimersByTimeAsync(2_500);
  expect(feed.runs).toHaveLength(1);
  expect(supervisor.status()).toMatchObject({ state: 'RUNNING', since: NOW + 9_000 });
});

test('two of them never run it at once, however they ask', async () => {
  const first = supervise();
  supervise();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(feed.runs).toHaveLength(1);
  await first.close();
  expect(feed.last.signal.aborted).toBe(true);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(feed.runs).toHaveLength(2);
  expect(feed.last.signal.aborted).toBe(false);
});

test('ends the feed at once when the lease is lost, and stands in line again', async () => {
  const supervisor = supervise();
  await jest.advanceTimersByTimeAsync(1_000);
  lease.lose();
  expect(feed.last.signal.aborted).toBe(true);
  await jest.advanceTimersByTimeAsync(0);
  expect(lease.asked).toHaveLength(2);
  expect(supervisor.status()).toMatchObject({ restarts: 0 });
});

test('a lease that nobody can say anything of is asked for again, and is not taken for that of another process', async () => {
  const noConnection = new Error('no connection');
  jest.spyOn(lease, 'take').mockRejectedValueOnce(noConnection).mockRejectedValueOnce(noConnection);
  lease.isHeld = true;
  const supervisor = supervise(() => 0.5);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(supervisor.status()).toMatchObject({ state: 'UNKNOWN', since: NOW, restarts: 0 });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(supervisor.status()).toMatchObject({ state: 'WAITING', since: NOW + 6_000 });
  lease.isHeld = false;
  await jest.advanceTimersByTimeAsync(3_000);
  expect(feed.runs).toHaveLength(1);
});

test('a lease that is lost and cannot be asked for leaves it unknown who runs the feed', async () => {
  const supervisor = supervise(() => 0.5);
  await jest.advanceTimersByTimeAsync(1_000);
  jest.spyOn(lease, 'take').mockRejectedValueOnce(new Error('no connection'));
  lease.lose();
  await jest.advanceTimersByTimeAsync(0);
  expect(supervisor.status()).toMatchObject({ state: 'UNKNOWN', since: NOW + 1_000, silentSince: null });
  await jest.advanceTimersByTimeAsync(3_000);
  expect(supervisor.status()).toMatchObject({ state: 'RUNNING', since: NOW + 4_000 });
});

describe('a feed that fails', () => {
  test('is started again after 1, 2, 4 … 60 seconds', async () => {
    const supervisor = supervise();
    await jest.advanceTimersByTimeAsync(0);
    const waits: number[] = [];
    for (let failure = 1; failure <= 8; failure += 1) {
      const failedAt = Date.now();
      feed.last.fail(new Error(`failure ${failure}`));
      await jest.advanceTimersByTimeAsync(0);
      expect(supervisor.status()).toMatchObject({
        ...{ state: 'RESTARTING', since: failedAt },
        ...{ restarts: failure, lastError: `failure ${failure}` },
      });
      await jest.advanceTimersByTimeAsync(60_000 - ((Date.now() - failedAt) % 60_000));
      waits.push((feed.last.startedAt - failedAt) / 1_000);
      // So young that it has not recovered: what follows counts on.
      feed.last.publish(NOTHING);
      jest.setSystemTime(feed.last.startedAt + 1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('waits half as long at the least, so that processes do not come all at once', async () => {
    supervise(() => 0);
    await jest.advanceTimersByTimeAsync(0);
    feed.last.fail(new Error('gone'));
    await jest.advanceTimersByTimeAsync(499);
    expect(feed.runs).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(feed.runs).toHaveLength(2);
  });

  test('begins with a second again once it has lived for a minute', async () => {
    supervise();
    await jest.advanceTimersByTimeAsync(0);
    feed.last.fail(new Error('one'));
    await jest.advanceTimersByTimeAsync(1_000);
    feed.last.fail(new Error('two'));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(feed.runs).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(60_000);
    feed.last.fail(new Error('three'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(feed.runs).toHaveLength(4);
  });
});

describe('a feed that says nothing', () => {
  test('is taken as hung after ten seconds, ended and started again', async () => {
    feed.isSilent = true;
    const supervisor = supervise();
    await jest.advanceTimersByTimeAsync(9_900);
    expect(feed.last.signal.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(200);
    expect(feed.last.signal.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(feed.runs).toHaveLength(2);
    expect(supervisor.status()).toMatchObject({ restarts: 1, lastError: 'the feed said nothing for 10 s' });
  });

  test('is shown as silent since it spoke last, from five seconds on and until it speaks, through a restart', async () => {
    feed.isSilent = true;
    const supervisor = supervise();
    await jest.advanceTimersByTimeAsync(2_000);
    feed.last.publish(NOTHING);
    await jest.advanceTimersByTimeAsync(4_900);
    expect(supervisor.status()).toMatchObject({ state: 'RUNNING', silentSince: null });
    await jest.advanceTimersByTimeAsync(200);
    expect(supervisor.status()).toMatchObject({ state: 'RUNNING', silentSince: NOW + 2_000 });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(supervisor.status()).toMatchObject({ state: 'RESTARTING', silentSince: NOW + 2_000 });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(supervisor.status()).toMatchObject({ state: 'RUNNING', silentSince: NOW + 2_000 });
    feed.last.publish(NOTHING);
    expect(supervisor.status()).toMatchObject({ silentSince: null });
  });

  test('is not shown as silent once another process may run it', async () => {
    feed.isSilent = true;
    const supervisor = supervise();
    await jest.advanceTimersByTimeAsync(6_000);
    expect(supervisor.status()).toMatchObject({ silentSince: NOW });
    lease.isHeld = false;
    lease.take = () => Promise.resolve(undefined);
    lease.lose();
    await jest.advanceTimersByTimeAsync(0);
    expect(supervisor.status()).toMatchObject({ state: 'WAITING', silentSince: null });
  });

  test('lives by an empty batch', async () => {
    feed.isSilent = true;
    supervise();
    for (let times = 0; times < 5; times += 1) {
      await jest.advanceTimersByTimeAsync(8_000);
      feed.last.publish(NOTHING);
    }
    expect(feed.runs).toHaveLength(1);
  });

  test('is left behind where it does not even end, and what it says later is not passed on', async () => {
    feed.isSilent = true;
    feed.isDeaf = true;
    supervise();
    await jest.advanceTimersByTimeAsync(14_000);
    expect(feed.runs).toHaveLength(2);
    feed.runs[0]!.publish(NOTHING);
    expect(published).toEqual([]);
    feed.runs[1]!.publish(NOTHING);
    expect(published).toEqual([NOTHING]);
  });

  test('is not mistaken by a clock that jumps', async () => {
    supervise();
    await jest.advanceTimersByTimeAsync(3_000);
    jest.setSystemTime(NOW + 86_400_000);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(feed.runs).toHaveLength(1);
  });
});

test('closing ends the feed and gives the lease back', async () => {
  const supervisor = supervise();
  await jest.advanceTimersByTimeAsync(1_000);
  await supervisor.close();
  expect(feed.last.signal.aborted).toBe(true);
  expect(lease.isHeld).toBe(false);
  expect(supervisor.status()).toMatchObject({ state: 'ENDED', since: NOW + 1_000 });
  expect(jest.getTimerCount()).toBe(0);
});
