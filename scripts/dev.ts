/** Serves with reload: tsc watches the sources, node restarts the API, vite serves the client in front of it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import { run } from './run.ts';

const first = await run('tsc', ['--build', 'api'], { isShown: true });
if (first.exitCode !== 0) process.exit(first.exitCode);

const children: ChildProcess[] = [
  start('tsc', ['--build', 'api', '--watch', '--preserveWatchOutput']),
  start('node', [
    '--watch-path=api/dist',
    '--watch-path=packages/curves/dist',
    '--watch-path=packages/password-policy/dist',
    '--watch-path=packages/pricing/dist',
    '--watch-path=packages/products/dist',
    '--watch-path=packages/quant/dist',
    '--enable-source-maps',
    'api/dist/entrypoints/main.js',
  ]),
  start('vite', ['--config', 'client/vite.config.ts']),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}

function start(command: string, commandArguments: readonly string[]): ChildProcess {
  const child = spawn(command, commandArguments, { stdio: 'inherit' });
  child.on('exit', (code) => {
    if (code !== 0 && code !== null) process.exitCode = code;
  });
  return child;
}
