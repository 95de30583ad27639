/** A server that prices are pushed to, and clients that hear of them. */
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';

import { VIEWER, startTestServer } from './running-server.js';
import type { TestServer } from './running-server.js';

export interface PushedTick {
  readonly symbol: string;
  readonly sequence: number;
  readonly last?: number;
  readonly bid?: number;
  readonly ask?: number;
  readonly size?: number;
  readonly time?: string;
}

export interface TakenLines {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** What a subscription was told so far, and a wait for more of it. */
export interface Heard<Data> {
  readonly messages: readonly Data[];
  /** @returns the first message that fits, also of those that came already */
  until(fits: (data: Data) => boolean): Promise<Data>;
  end(): void;
}

const HEARD_WITHIN_MS = 20_000;

/** Pushes ticks of now as an administrator's program does. */
export async function pushTicks(address: string, ticks: readonly PushedTick[], source = 'test'): Promise<TakenLines> {
  const now = new Date().toISOString();
  const answer = await fetch(`${address}/ingest/ticks?source=${source}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: 'Test ADMIN' },
    body: ticks.map((tick) => JSON.stringify({ time: now, ...tick })).join('\n'),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as TakenLines;
}

/** @param connectionParams whom it stands for; a VIEWER where absent */
export function openClient(address: string, connectionParams: Record<string, string> = { ...VIEWER }): Client {
  return createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
}

export function hear<Data>(client: Client, query: string, variables: Record<string, unknown> = {}): Heard<Data> {
  const messages: Data[] = [];
  const waiting = new Set<() => void>();
  let failure: unknown;
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  const end = client.subscribe<Data>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors !== undefined) failure = errors;
        else if (data !== undefined && data !== null) messages.push(data);
        wake();
      },
      error: (error) => {
        failure = error;
        wake();
      },
      complete: wake,
    },
  );
  return {
    messages,
    end,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`nothing that fits was heard in time; heard ${JSON.stringify(messages).slice(0, 2_000)}`));
        }, HEARD_WITHIN_MS);
        const look = (): void => {
          const found = messages.find(fits);
          if (found === undefined && failure === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          if (found === undefined) reject(new Error(JSON.stringify(failure)));
          else resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

export interface LiveDesk {
  readonly server: TestServer;
  push(...ticks: readonly PushedTick[]): Promise<TakenLines>;
  /** @returns a client that is closed with the desk */
  client(connectionParams?: Record<string, string>): Client;
  close(): Promise<void>;
}

export async function openLiveDesk(options: Parameters<typeof startTestServer>[0] = {}): Promise<LiveDesk> {
  const server = await startTestServer(options);
  const clients: Client[] = [];
  return {
    server,
    push: (...ticks) => pushTicks(server.address, ticks),
    client(connectionParams) {
      const client = openClient(server.address, connectionParams);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) await client.dispose();
      await server.close();
    },
  };
}
