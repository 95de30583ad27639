/** Removes what a server stored in its data folder, and nothing else that lies there. */
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** What servers and imports write. */
const STORED = ['market.duckdb', 'market.duckdb.wal', 'market.duckdb.tmp', 'control.sock'];

const written = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
const given = process.env['DATA_DIR'] ?? '';
const folder = resolve(given !== '' ? given : (written['DATA_DIR'] ?? '.data'));
if (!existsSync(folder)) process.exit(0);
if (await isServed(join(folder, 'control.sock'))) {
  console.error(`A server is running on ${folder}: end it first.`);
  process.exit(1);
}
for (const name of STORED) rmSync(join(folder, name), { recursive: true, force: true });
if (readdirSync(folder).length === 0) rmdirSync(folder);
else console.log(`${folder} holds files that no server wrote: they stay.`);

function isServed(socketPath: string): Promise<boolean> {
  return new Promise((answer) => {
    const socket = createConnection(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}
