/** A server with real sign-ins, its log kept, and clients that come from addresses of their own. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { loadConfig } from '../../src/config/config.js';
import { startServer } from '../../src/entrypoints/start-server.js';
import type { TestAnswer } from './running-server.js';

export const PASSWORD = 'mauve otter drills 47 wells';
export const OTHER_PASSWORD = 'teal lorry parks by 9 docks';
/** Stands in access tokens and mails, and nothing listens there. */
export const PUBLIC_URL = 'http://desk.test:4000';
const SIGN_IN = '{ accessToken expiresAt permissions user { id email username role tier isActive } }';
const MAIL_TIMEOUT_MS = 20_000;
const ASK_AGAIN_MS = 20;

export interface AccountServer {
  readonly address: string;
  readonly dataDirectory: string;
  /** Everything that must not be found in a log: passwords, tokens and keys that were used so far. */
  readonly secrets: Set<string>;
  /** The text of every answer so far. */
  readonly answers: string[];
  /** What the server has logged, as lines of JSON. */
  log(): string;
  /** Somebody who is not signed in, with an address and a cookie jar of their own. */
  client(): AccountClient;
  /** Signed in as the administrator that the first start made. */
  administrator(): Promise<AccountClient>;
  /** The newest mail to an address once there are `count`, its text joined to long lines. */
  mailTo(email: string, count?: number): Promise<string>;
  close(): Promise<void>;
}

let servers = 0;

/** @param environment beside a server that believes one proxy and limits nobody's requests */
export async function startAccountServer(environment: Readonly<Record<string, string>> = {}): Promise<AccountServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cushing-'));
  const lines: string[] = [];
  const config = loadConfig(
    {
      ...{
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: dataDirectory,
        DEMO_MARKET: 'false',
        DEMO_OPTION_DATES: '2',
        FEED: 'none',
      },
      PUBLIC_URL,
      ...{ TRUSTED_PROXIES: '1', RATE_LIMIT_FREE_TIER: '100000', LOG_LEVEL: 'debug' },
      ...environment,
    },
    dataDirectory,
  );
  if (config.database.engine === 'PGLITE') await copyAccountDatabase(config.databaseDirectory);
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const running = await startServer({
    config,
    logger: pino({ level: config.logLevel }, stream),
    clientDirectory: undefined,
  });
  servers += 1;
  const network = servers;
  let clients = 0;
  const server: AccountServer = {
    address: running.address,
    dataDirectory,
    secrets: new Set([PASSWORD, OTHER_PASSWORD]),
    answers: [],
    log: () => lines.join(''),
    client() {
      clients += 1;
      return new AccountClient(server, `10.${network}.${clients >> 8}.${clients & 255}`);
    },
    async administrator() {
      const { email = '', password = '' } = running.administrator ?? {};
      server.secrets.add(password);
      return server.client().signIn('login', { email, password });
    },
    mailTo: (email, count = 1) => mailTo(join(dataDirectory, 'outbox'), email, count),
    async close() {
      await running.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
  return server;
}

/** A browser or program that remembers its access token and its refresh cookie. */
export class AccountClient {
  readonly #server: AccountServer;
  readonly ip: string;
  token: string | undefined;
  /** Name and value of the refresh cookie. */
  cookie: string | undefined;
  userId = '';
  email = '';

  constructor(server: AccountServer, ip: string) {
    this.#server = server;
    this.ip = ip;
  }

  /** Posts an operation with what the client holds; `headers` come over that. */
  async ask(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestAnswer> {
    const response = await this.post(JSON.stringify({ query, variables }), {
      'content-type': 'application/json',
      ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
      ...headers,
    });
    const body = JSON.parse(await response.clone().text()) as TestAnswer['body'];
    return { status: response.status, headers: response.headers, body };
  }

  /** Posts any body, with the cookie; the jar takes what comes back. */
  async post(body: string | FormData, headers: Readonly<Record<string, string>>): Promise<Response> {
    const { address, answers, secrets } = this.#server;
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'x-forwarded-for': this.ip,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...headers,
      },
      body,
    });
    answers.push(await response.clone().text());
    for (const text of response.headers.getSetCookie()) {
      const [pair = ''] = text.split(';');
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value !== '') secrets.add(value);
      this.cookie = value === '' ? undefined : pair;
    }
    return response;
  }

  /** As `ask`, for what must succeed. */
  async get<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data> {
    const { body } = await this.ask(query, variables);
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
    return body.data as Data;
  }

  /** Signs in by `login` or `register`. */
  async signIn(field: 'login' | 'register', input: Readonly<Record<string, string>>): Promise<this> {
    const type = field === 'login' ? 'LoginInput' : 'RegisterInput';
    return this.#enter(field, `mutation ($input: ${type}!) { ${field}(input: $input) ${SIGN_IN} }`, { input });
  }

  /** A new user, whose e-mail begins with the username. */
  register(username: string): Promise<this> {
    return this.signIn('register', { email: `${username}@example.org`, username, password: PASSWORD });
  }

  /** A new access token by the cookie. */
  refresh(): Promise<this> {
    this.token = undefined;
    return this.#enter('refreshSession', `mutation { refreshSession ${SIGN_IN} }`, {});
  }

  /** Makes an API key. @returns a client that has it in place of a sign-in */
  async withKey(
    input: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly id: string; readonly holder: AccountClient }> {
    const { createApiKey } = await this.get<{ createApiKey: { key: string; apiKey: { id: string } } }>(
      'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }',
      { input },
    );
    const holder = this.#server.client();
    holder.token = createApiKey.key;
    this.#server.secrets.add(createApiKey.key);
    return { id: createApiKey.apiKey.id, holder };
  }

  /** The same person at another address, with another jar. */
  copy(): AccountClient {
    return Object.assign(this.#server.client(), { token: this.token, cookie: this.cookie, userId: this.userId });
  }

  async #enter(field: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<this> {
    const data = await this.get<Record<string, { accessToken: string; user: { id: string; email: string } }>>(
      query,
      variables,
    );
    const { accessToken, user } = data[field]!;
    this.#server.secrets.add(accessToken);
    Object.assign(this, { token: accessToken, userId: user.id, email: user.email });
    return this;
  }
}

/** @returns status and what the answer says, as in `401 UNAUTHENTICATED TOKEN_INVALID` or `200 {"logout":true}` */
export function verdict({ status, body }: Pick<TestAnswer, 'status' | 'body'>): string {
  const [error] = body.errors ?? [];
  if (error === undefined) return `${status} ${JSON.stringify(body.data)}`;
  const { code, reason } = error.extensions as { readonly code?: string; readonly reason?: string };
  return [String(status), code, reason].filter((part) => part !== undefined).join(' ');
}

/** @returns what a socket with these credentials is told: `4403 …` where it is closed, else as `verdict` has it */
export async function askBySocket(
  { address }: Pick<AccountServer, 'address'>,
  query: string,
  connectionParams: Record<string, unknown>,
): Promise<string> {
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  try {
    return await new Promise<string>((resolve) => {
      client.subscribe(
        { query },
        {
          next: (result) => {
            resolve(verdict({ status: 200, body: result as TestAnswer['body'] }));
          },
          error: (error) => {
            const errors = error as TestAnswer['body']['errors'];
            const { code, reason } = error as { readonly code?: number; readonly reason?: string };
            resolve(Array.isArray(errors) ? verdict({ status: 200, body: { errors } }) : `${code} ${reason}`);
          },
          complete: () => {
            resolve('completed');
          },
        },
      );
    });
  } finally {
    await client.dispose();
  }
}

async function mailTo(outbox: string, email: string, count: number): Promise<string> {
  const deadline = performance.now() + MAIL_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const names = existsSync(outbox) ? (await readdir(outbox)).sort() : [];
    const mails = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
    const found = mails.filter((mail) => mail.includes(`To: ${email}`) || mail.includes(`<${email}>`));
    // Quoted-printable breaks long lines by "=" and writes "=" as "=3D".
    if (found.length >= count) return found.at(-1)!.replaceAll('=\n', '').replaceAll('=3D', '=');
    await wait(ASK_AGAIN_MS);
  }
  throw new Error(`there is no mail number ${count} to ${email}`);
}
