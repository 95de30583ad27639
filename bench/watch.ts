/** Starts the watched server, and asks it what it has seen. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Started, Watched } from './watched-server.ts';

const SCRIPT = fileURLToPath(new URL('./watched-server.ts', import.meta.url));

export interface WatchedServer {
  readonly started: Started;
  /** From the start of the process to when it was ready. */
  readonly readyMs: number;
  /** @returns what there was since the last call */
  watched(): Promise<Watched>;
  stop(): Promise<void>;
}

/** @param folder its data directory, empty for a first start */
export async function startWatchedServer(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<WatchedServer> {
  const startedAt = performance.now();
  const child = fork(SCRIPT, [folder], { env: { ...process.env, ...environment }, execArgv: [] });
  const started = (await messageOf(child)) as Started; // what watched-server.ts sends first
  const readyMs = performance.now() - startedAt;
  return {
    started,
    readyMs,
    async watched() {
      child.send('tell');
      return (await messageOf(child)) as Watched; // what it answers
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** @throws {Error} when the process ends without one */
async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const message = once(child, 'message', { signal }).then(([first]: unknown[]) => first);
  const exit = once(child, 'exit', { signal }).then(([code]: unknown[]) => {
    throw new Error(`the watched server ended with ${String(code)}`);
  });
  try {
    return await Promise.race([message, exit]);
  } finally {
    ended.abort();
    await Promise.allSettled([message, exit]);
  }
}
