/** The server as a process: its configuration, its greeting, and the signals that end it. */
import { fileURLToPath } from 'node:url';

import { pino } from 'pino';

import { readConfig } from '../config/read-environment.js';
import type { NewAdministrator } from '../slices/accounts/index.js';
import { exitWith } from './exit.js';
import { startServer } from './start-server.js';
import type { RunningServer } from './start-server.js';

const CLIENT_DIRECTORY = fileURLToPath(new URL('../../../client/dist', import.meta.url));

/** Signals this near to each other are one. */
const ONE_CTRL_C_MS = 500;

const startedAt = performance.now();
let starting: Promise<RunningServer> | undefined;
let endingSince: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (endingSince !== undefined) {
      // A terminal sends Ctrl-C to npm and to this process, and npm sends it once more.
      if (performance.now() - endingSince > ONE_CTRL_C_MS) process.exit(1);
      return;
    }
    endingSince = performance.now();
    console.log('  Ending. Once more to leave what is under way unfinished.');
    end().then(() => process.exit(0), exitWith);
  });
}

try {
  const config = readConfig();
  const logger = pino({ level: config.logLevel });
  starting = startServer({ config, logger, clientDirectory: CLIENT_DIRECTORY });
  const { address, administrator } = await starting;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  logger.info({ address, dataDirectory: config.dataDirectory, seconds: Number(seconds) }, 'ready');
  console.log(greeting(address, seconds, administrator));
} catch (error) {
  exitWith(error);
}

/** Ends the server; one that is still starting is ended as soon as it stands. */
async function end(): Promise<void> {
  const server = await starting;
  await server?.close();
}

function greeting(address: string, seconds: string, administrator: NewAdministrator | undefined): string {
  return [
    '',
    `  Cushing is ready after ${seconds} s.`,
    '',
    `  Dashboard   ${address}`,
    `  Explorer    ${address}/explorer`,
    `  GraphQL     ${address}/graphql`,
    '',
    ...(administrator?.password === undefined
      ? []
      : [
          '  Sign in as administrator; this password is shown once:',
          `  E-mail      ${administrator.email}`,
          `  Password    ${administrator.password}`,
          '',
        ]),
    '  Import settlements with: npm run import -- FILE',
    '  End with Ctrl-C.',
    '',
  ].join('\n');
}
