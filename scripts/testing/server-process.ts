/** The built server as a process of its own, as an operator runs it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { run } from '../run.ts';

/** Longer than any start that is not stuck. */
const START_TIMEOUT_MS = 60_000;

export interface ServerProcess {
  readonly address: string;
  /** From the start of the process to the first ready answer. */
  readonly readyMs: number;
  /** Ends it as an operator would; a second call does nothing. */
  stop(): Promise<void>;
}

/**
 * @param dataDirectory empty for a cold start
 * @param environment further settings, as `{ DEMO_MARKET: 'false' }`
 */
export async function startServerProcess(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const startedAt = performance.now();
  const child = spawn('node', ['api/dist/entrypoints/main.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...environment, DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(child);
  const readyMs = performance.now() - startedAt;
  return {
    address,
    readyMs,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Imports a file by the command line, also while a server of that folder runs, and says what it printed. */
export async function importFile(
  dataDirectory: string,
  file: string,
  options: readonly string[] = [],
): Promise<string> {
  const { exitCode, output } = await run('node', ['api/dist/entrypoints/import.js', file, ...options], {
    environment: { DATA_DIR: dataDirectory },
  });
  if (exitCode !== 0) throw new Error(output);
  return output;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  const timeout = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
      output += String(chunk);
      const match = /"address":"(http:[^"]+)"/u.exec(output);
      if (match?.[1] !== undefined) {
        child.stdout?.resume();
        return match[1];
      }
    }
  } finally {
    clearTimeout(timeout);
  }
  throw new Error(`the server ended before it was ready:\n${output}`);
}
