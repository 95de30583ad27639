/** Real PostgreSQL and Redis servers for tests: each its own, on a free port, with nothing kept. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Longer than any start that is not stuck. */
const START_TIMEOUT_MS = 60_000;
const ASK_AGAIN_MS = 25;
const POSTGRES_VERSIONS = '/usr/lib/postgresql';
const REDIS_SERVER = '/usr/bin/redis-server';

export interface DatabaseServer {
  readonly url: string;
  /** Ends it and removes its files; a second call does nothing. */
  stop(): Promise<void>;
}

export interface RedisServer extends DatabaseServer {
  /** Ends it suddenly, as a power cut would; `restart` brings it back. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
}

/** @returns why there can be no PostgreSQL here; undefined where there can */
export function postgresMissing(): string | undefined {
  return postgresPrograms() === undefined ? 'no PostgreSQL server on this machine (apt package postgresql)' : undefined;
}

/** @returns why there can be no Redis here; undefined where there can */
export function redisMissing(): string | undefined {
  return existsSync(REDIS_SERVER) ? undefined : 'no Redis server on this machine (apt package redis-server)';
}

/** A server with an empty database, which does not force the disk. */
export async function startPostgres(): Promise<DatabaseServer> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error(postgresMissing());
  const folder = await mkdtemp(join(tmpdir(), 'cushing-postgres-'));
  const owner = unprivilegedUser();
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const identity = owner ?? {};
  const cluster = join(folder, 'cluster');
  const options = ['-D', cluster, '-U', 'cushing', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = spawnSync(join(programs, 'initdb'), options, { ...identity, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`);
  const port = await freePort();
  const settings = ['fsync=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1', `port=${port}`];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await said(server, /ready to accept connections/u);
  return {
    url: `postgresql://cushing@127.0.0.1:${port}/postgres`,
    async stop() {
      // Fast shutdown: it does not wait for clients to leave.
      await end(server, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A server that is a node of a cluster, alone and without slots until it is told otherwise. */
export async function startRedisNode(): Promise<RedisServer> {
  return startRedis(['--cluster-enabled', 'yes', '--cluster-port', String(await freePort())]);
}

/**
 * A server that stores nothing.
 *
 * @param settings as on its command line
 */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  const missing = redisMissing();
  if (missing !== undefined) throw new Error(missing);
  const folder = await mkdtemp(join(tmpdir(), 'cushing-redis-'));
  const port = await freePort();
  let server = await spawnRedis(folder, port, settings);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await end(server, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
    kill: () => end(server, 'SIGKILL'),
    async restart() {
      await end(server, 'SIGTERM');
      server = await spawnRedis(folder, port, settings);
    },
  };
}

async function spawnRedis(folder: string, port: number, settings: readonly string[]): Promise<ChildProcess> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
    ...settings,
  ];
  const server = spawn(REDIS_SERVER, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  await said(server, /Ready to accept connections/u);
  return server;
}

/** Waits until a server says that it is ready; its later words are read and dropped. */
async function said(server: ChildProcess, ready: RegExp): Promise<void> {
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-10_000);
  };
  server.stdout?.on('data', keep);
  server.stderr?.on('data', keep);
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!ready.test(output)) {
    if (server.exitCode !== null || server.signalCode !== null || performance.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`the server did not start:\n${output}`);
    }
    await wait(ASK_AGAIN_MS);
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

function postgresPrograms(): string | undefined {
  if (!existsSync(POSTGRES_VERSIONS)) return undefined;
  const newestFirst = readdirSync(POSTGRES_VERSIONS).sort((one, other) => Number(other) - Number(one));
  return newestFirst
    .map((version) => join(POSTGRES_VERSIONS, version, 'bin'))
    .find((path) => existsSync(join(path, 'postgres')));
}

/** Whom PostgreSQL runs as where this runs as root: it refuses root. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const numberOf = (option: string): number =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
