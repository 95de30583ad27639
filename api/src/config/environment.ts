/** The environment's schema: the one place that names variables, their defaults and what they must look like. */
import { z } from 'zod';

import { importVariables } from './import-variables.js';
import { liveVariables } from './live-variables.js';
import {
  address,
  decimal,
  flag,
  isOrigin,
  listeningPort,
  port,
  serverName,
  variable,
  variableNotes,
  wholeNumber,
} from './variable.js';
import type { VariableNotes } from './variable.js';

const webAddress = address(['http:', 'https:'], 'https://example.com');

export const environmentSchema = z.object({
  NODE_ENV: variable(
    z.enum(['production', 'development', 'test'], 'production, development or test').default('development'),
    {
      group: 'Server',
      description:
        'In production the server refuses to start on secrets that are missing, short or examples, closes introspection, and asks for TLS at PUBLIC_URL.',
    },
  ),
  HOST: variable(z.string().default('localhost'), {
    group: 'Server',
    description: 'Address to listen on. The default answers this machine alone; 0.0.0.0 answers every network.',
  }),
  PORT: variable(listeningPort.default(4000), {
    group: 'Server',
    description: 'Port to listen on; 0 takes a free one.',
  }),
  DATA_DIR: variable(z.string().default('.data'), {
    group: 'Server',
    description: 'Folder for everything that is kept. Two servers side by side need two.',
  }),
  LOG_LEVEL: variable(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'fatal, error, warn, info, debug or silent')
      .default('info'),
    { group: 'Server', description: 'How much is logged: fatal, error, warn, info, debug or silent.' },
  ),
  PUBLIC_URL: variable(
    z.string().refine(isOrigin, 'scheme, name and port alone, as in https://desk.example.com').optional(),
    {
      group: 'Server',
      description: 'Where browsers reach this server: in mails, in the ways back from providers, and for cookies.',
      defaultText: '`http://HOST:PORT`',
      example: 'https://desk.example.com',
    },
  ),
  CORS_ORIGINS: variable(
    z
      .string()
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .refine((origins) => origins.every(isOrigin), 'origins parted by commas, as in https://desk.example.com')
      .default([]),
    {
      group: 'Server',
      description: 'Pages of other addresses that may call the API, parted by commas.',
      defaultText: 'none',
      example: 'https://desk.example.com,https://notebook.example.com',
    },
  ),
  TRUSTED_PROXIES: variable(wholeNumber(0).default(0), {
    group: 'Server',
    description: 'How many proxies stand before this server: so many entries of X-Forwarded-For are believed.',
  }),
  DEMO_MARKET: variable(flag.default(true), {
    group: 'Market data',
    description: 'Whether an empty store gets a simulated market, marked SIMULATED wherever it is shown.',
  }),
  DEMO_SEED: variable(wholeNumber(0).default(1983), {
    group: 'Market data',
    description: 'Seed of the simulated market: the same seed makes the same prices.',
  }),
  DEMO_OPTION_DATES: variable(wholeNumber(1, 750).default(250), {
    group: 'Market data',
    description:
      'Trade dates of options that the simulated market begins with, the last 45 with whole chains: fewer start sooner.',
  }),
  FLAT_RATE: variable(decimal(-1, 1).default(0.04), {
    group: 'Market data',
    description:
      'Rate that premiums of options are discounted with while the store has no curve of rates: continuously compounded per year, 0.04 for 4 %.',
  }),
  ...liveVariables,
  ...importVariables,
  DATABASE_URL: variable(
    address(['postgres:', 'postgresql:'], 'postgresql://user:password@server:5432/database').optional(),
    {
      group: 'Database',
      description: 'PostgreSQL for accounts. Without it and without POSTGRES_SERVER: PGlite inside DATA_DIR.',
      defaultText: 'embedded',
      example: 'postgresql://cushing:change-me@localhost:5432/cushing',
      secret: true,
    },
  ),
  POSTGRES_SERVER: variable(serverName.optional(), {
    group: 'Database',
    description: 'Name of the PostgreSQL server, in place of DATABASE_URL.',
    defaultText: 'embedded',
  }),
  POSTGRES_PORT: variable(port.optional(), {
    group: 'Database',
    description: 'Port of the PostgreSQL server.',
    defaultText: '5432',
  }),
  POSTGRES_USER: variable(z.string().optional(), {
    group: 'Database',
    description: 'User at the PostgreSQL server.',
    defaultText: 'cushing',
  }),
  POSTGRES_PASSWORD: variable(z.string().optional(), {
    group: 'Database',
    description: 'Password of that user; any character may stand in it.',
    defaultText: 'none',
    secret: true,
  }),
  POSTGRES_DB: variable(z.string().optional(), {
    group: 'Database',
    description: 'Database at the PostgreSQL server.',
    defaultText: 'cushing',
  }),
  REDIS_URL: variable(address(['redis:', 'rediss:'], 'redis://localhost:6379').optional(), {
    group: 'Redis',
    description:
      'Redis for limits and ended tokens, shared by all API processes. Without it they are kept in the process.',
    defaultText: 'embedded',
    example: 'redis://:change-me@localhost:6379',
    secret: true,
  }),
  JWT_ALGORITHM: variable(z.enum(['EdDSA', 'HS256'], 'EdDSA or HS256').default('EdDSA'), {
    group: 'Access tokens',
    description: 'How access tokens are signed: EdDSA with a pair of keys, or HS256 with JWT_SECRET_KEY.',
  }),
  JWT_SECRET_KEY: variable(z.string().optional(), {
    group: 'Access tokens',
    description: 'The secret of HS256: at least 32 characters by chance, as of `openssl rand -base64 48`.',
    defaultText: 'none',
    secret: true,
  }),
  JWT_PREVIOUS_SECRET_KEY: variable(z.string().optional(), {
    group: 'Access tokens',
    description: 'The secret before this one, whose tokens are valid until they end.',
    defaultText: 'none',
    secret: true,
  }),
  JWT_PRIVATE_KEY: variable(z.string().optional(), {
    group: 'Access tokens',
    description:
      'The Ed25519 private key of EdDSA, PKCS #8 in PEM, as of `openssl genpkey -algorithm ed25519`. Outside production one is made under DATA_DIR/keys.',
    defaultText: 'made at the first start',
    secret: true,
  }),
  JWT_PREVIOUS_PRIVATE_KEY: variable(z.string().optional(), {
    group: 'Access tokens',
    description: 'The private key before this one, whose tokens are valid until they end.',
    defaultText: 'none',
    secret: true,
  }),
  DEMO_LOGIN: variable(flag.optional(), {
    group: 'Accounts',
    description: 'Whether the page offers a look around without an account, as VIEWER. production refuses it.',
    defaultText: '`true` with the embedded database outside production',
  }),
  TEST_MODE: variable(flag.default(false), {
    group: 'Accounts',
    description:
      'For tests alone: `Authorization: Test VIEWER`, ANALYST or ADMIN stands for such a user. production refuses it.',
  }),
  SMTP_URL: variable(address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587').optional(), {
    group: 'E-mail',
    description: 'The server that takes mails. Without it they land in DATA_DIR/outbox.',
    defaultText: 'none',
    example: 'smtp://user:change-me@mail.example.com:587',
    secret: true,
  }),
  MAIL_FROM: variable(z.email('an e-mail address').default('cushing@localhost.localdomain'), {
    group: 'E-mail',
    description: 'The sender of mails.',
  }),
  GOOGLE_CLIENT_ID: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Id of the client at Google. Without it Google is not offered.',
    defaultText: 'none',
  }),
  GOOGLE_CLIENT_SECRET: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Secret of the client at Google.',
    defaultText: 'none',
    secret: true,
  }),
  GOOGLE_URL: variable(webAddress.default('https://accounts.google.com'), {
    group: 'Sign-in with providers',
    description: 'Where Google is.',
  }),
  GITHUB_CLIENT_ID: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Id of the client at GitHub. Without it GitHub is not offered.',
    defaultText: 'none',
  }),
  GITHUB_CLIENT_SECRET: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Secret of the client at GitHub.',
    defaultText: 'none',
    secret: true,
  }),
  GITHUB_URL: variable(webAddress.default('https://github.com'), {
    group: 'Sign-in with providers',
    description: 'Where GitHub is.',
  }),
  GITHUB_API_URL: variable(webAddress.default('https://api.github.com'), {
    group: 'Sign-in with providers',
    description: "Where GitHub's API is; for GitHub Enterprise, https://NAME/api/v3.",
  }),
  DISCORD_CLIENT_ID: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Id of the client at Discord. Without it Discord is not offered.',
    defaultText: 'none',
  }),
  DISCORD_CLIENT_SECRET: variable(z.string().optional(), {
    group: 'Sign-in with providers',
    description: 'Secret of the client at Discord.',
    defaultText: 'none',
    secret: true,
  }),
  DISCORD_URL: variable(webAddress.default('https://discord.com'), {
    group: 'Sign-in with providers',
    description: 'Where Discord is.',
  }),
  RATE_LIMIT_FREE_TIER: variable(wholeNumber(1).default(100), {
    group: 'Limits',
    description: 'Requests a minute of a user of the tier FREE, and of an address without a user.',
  }),
  RATE_LIMIT_PREMIUM_TIER: variable(wholeNumber(1).default(1000), {
    group: 'Limits',
    description: 'Requests a minute of a user of the tier PREMIUM.',
  }),
  RATE_LIMIT_ADMIN_TIER: variable(wholeNumber(1).default(10_000), {
    group: 'Limits',
    description: 'Requests a minute of a user of the tier ADMIN.',
  }),
  SOCKETS_PER_USER: variable(wholeNumber(1, 20_000).default(50), {
    group: 'Limits',
    description: 'Open sockets of one user in one process; a page needs one.',
  }),
  SOCKETS_PER_ADDRESS: variable(wholeNumber(1, 20_000).default(200), {
    group: 'Limits',
    description: 'Open sockets from one address in one process, which may be that of an office.',
  }),
  SLOW_CLIENT_MS: variable(wholeNumber(100).default(10_000), {
    group: 'Limits',
    description: 'A subscriber who has not taken what it was sent after so many milliseconds is closed with code 4480.',
  }),
});

export type Environment = z.output<typeof environmentSchema>;

/** One line of the generated documents. */
export interface DescribedVariable extends VariableNotes {
  readonly name: string;
  /** As it would be written in the environment. */
  readonly default: string;
}

/** @returns every variable in the schema's order, for the generated `.env.example` and `docs/configuration.md` */
export function describeVariables(): readonly DescribedVariable[] {
  const defaults = environmentSchema.parse({});
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const notes = variableNotes.get(schema);
    if (notes === undefined) throw new TypeError(`${name} has no notes`);
    const value = defaults[name as keyof Environment]; // the shape's keys are the output's
    return { ...notes, name, default: notes.defaultText ?? String(value ?? '') };
  });
}

/** @returns whether a variable's value must never be shown */
export function isSecret(name: string): boolean {
  return describeVariables().some((described) => described.name === name && described.secret === true);
}
