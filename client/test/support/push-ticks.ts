/** Prices pushed to a server in test mode, as an administrator's program does. */
import { expect } from '@jest/globals';

export interface PushedTick {
  readonly symbol: string;
  readonly last?: number;
  readonly bid?: number;
  readonly ask?: number;
}

let sequence = 0;

/** Pushes ticks of now, each after the one before. */
export async function pushTicks(address: string, ticks: readonly PushedTick[]): Promise<void> {
  const time = new Date().toISOString();
  const answer = await fetch(`${address}/ingest/ticks?source=browser-test`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: 'Test ADMIN' },
    body: ticks.map((tick) => JSON.stringify({ time, sequence: (sequence += 1), ...tick })).join('\n'),
  });
  expect(await answer.json()).toMatchObject({ accepted: ticks.length, rejected: 0 });
}
