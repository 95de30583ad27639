/** The import command as a process of its own, as `npm run import` starts it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/entrypoints/import.js', import.meta.url));

export interface EndedProcess {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

export interface ImportProcess {
  readonly process: ChildProcess;
  readonly ended: Promise<EndedProcess>;
  /** Resolves when what the process wrote to its errors matches; rejects where it ends without. */
  hasWritten(text: RegExp): Promise<void>;
}

/**
 * @param folder working directory and, unless `environment` says otherwise, data directory
 * @throws {Error} where the program was not built
 */
export function startImport(
  folder: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ImportProcess {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: build it with npm run build`);
  const child = spawn(process.execPath, [PROGRAM, ...argv], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const waiting = new Map<RegExp, PromiseWithResolvers<undefined>>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    for (const [awaited, { resolve }] of waiting) if (awaited.test(errors)) resolve(undefined);
  });
  const ended = new Promise<EndedProcess>((resolve) => {
    child.once('close', (exitCode, signal) => {
      for (const [awaited, { reject }] of waiting) {
        reject(new Error(`The import ended without writing ${awaited.source}: ${errors}`));
      }
      resolve({ exitCode, signal, output, errors });
    });
  });
  return {
    process: child,
    ended,
    async hasWritten(text) {
      if (text.test(errors)) return;
      const waiter = Promise.withResolvers<undefined>();
      waiting.set(text, waiter);
      await waiter.promise;
    },
  };
}
