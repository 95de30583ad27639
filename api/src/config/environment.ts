/** The environment's schema: the one place that names variables, their defaults and what they must look like. */
import { z } from 'zod';

/** What the generated documents say of a variable, beside its schema. */
export interface VariableNotes {
  readonly group: 'Server' | 'Market data' | 'Database';
  readonly description: string;
  /** Shown in place of a default that depends on others. */
  readonly defaultText?: string;
  readonly example?: string;
  /** A secret's value is never repeated, not in an error either. */
  readonly secret?: boolean;
}

const notes = z.registry<VariableNotes>();

/** `FLAG=` in a compose file means the same as leaving the line out. */
function emptyIsAbsent(value: unknown): unknown {
  return value === '' ? undefined : value;
}

function variable<Schema extends z.ZodType>(schema: Schema, note: VariableNotes): z.ZodType<z.output<Schema>> {
  const described = z.preprocess(emptyIsAbsent, schema);
  notes.add(described, note);
  return described;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'a port number from 1 to 65535');

/** Port 0 asks the system for a free one, which tests do. */
const listeningPort = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a port number from 0 to 65535');

const flag = z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');

const seed = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number from 0 to 999999999')
  .transform(Number);

const serverName = z.string().regex(/^[\w.:-]+$/, 'the name or address of a server, without user, port or path');

const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
    'an address as in postgresql://user:password@server:5432/database',
  );

export const environmentSchema = z.object({
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
  DEMO_MARKET: variable(flag.default(true), {
    group: 'Market data',
    description: 'Whether an empty store gets a simulated market, marked SIMULATED wherever it is shown.',
  }),
  DEMO_SEED: variable(seed.default(1983), {
    group: 'Market data',
    description: 'Seed of the simulated market: the same seed makes the same prices.',
  }),
  DATABASE_URL: variable(postgresUrl.optional(), {
    group: 'Database',
    description: 'PostgreSQL for accounts. Without it and without POSTGRES_SERVER: PGlite inside DATA_DIR.',
    defaultText: 'embedded',
    example: 'postgresql://cushing:change-me@localhost:5432/cushing',
    secret: true,
  }),
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
    const note = notes.get(schema);
    if (note === undefined) throw new TypeError(`${name} has no notes`);
    const value = defaults[name as keyof Environment]; // the shape's keys are the output's
    return { ...note, name, default: note.defaultText ?? String(value ?? '') };
  });
}

/** @returns whether a variable's value must never be shown */
export function isSecret(name: string): boolean {
  return describeVariables().some((variableNotes) => variableNotes.name === name && variableNotes.secret === true);
}
