/** Runs a command of the repository with its output shown, or kept. */
import { spawn } from 'node:child_process';

export interface Finished {
  readonly exitCode: number;
  readonly output: string;
}

export interface RunOptions {
  /** Whether the output is shown as it comes; it is kept in any case. */
  readonly isShown?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Working directory; the repository where absent. */
  readonly folder?: string;
}

/**
 * @param command a program on the path; `node_modules/.bin` comes first under npm
 * @returns how it ended, with everything that it printed
 */
export function run(command: string, commandArguments: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.isShown === true) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output });
    });
  });
}
