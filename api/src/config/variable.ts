/** How a variable of the environment is declared: its schema, and what the generated documents say of it. */
import { z } from 'zod';

/** What the generated documents say of a variable, beside its schema. */
export interface VariableNotes {
  readonly group:
    | 'Server'
    | 'Market data'
    | 'Live prices'
    | 'Imports'
    | 'Database'
    | 'Redis'
    | 'Access tokens'
    | 'Accounts'
    | 'E-mail'
    | 'Sign-in with providers'
    | 'Limits';
  readonly description: string;
  /** Shown in place of a default that depends on others. */
  readonly defaultText?: string;
  readonly example?: string;
  /** A secret's value is never repeated, not in an error either; it may come from a file, by NAME_FILE. */
  readonly secret?: boolean;
}

export const variableNotes = z.registry<VariableNotes>();

/** `FLAG=` in a compose file means the same as leaving the line out. */
function emptyIsAbsent(value: unknown): unknown {
  return value === '' ? undefined : value;
}

export function variable<Schema extends z.ZodType>(schema: Schema, notes: VariableNotes): z.ZodType<z.output<Schema>> {
  const described = z.preprocess(emptyIsAbsent, schema);
  variableNotes.add(described, notes);
  return described;
}

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'a port number from 1 to 65535');

/** Port 0 asks the system for a free one, which tests do. */
export const listeningPort = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a port number from 0 to 65535');

export const flag = z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');

/** A whole number of at most nine digits. */
export function wholeNumber(least: number, most = 999_999_999): z.ZodType<number> {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((number) => number >= least && number <= most, expected);
}

/** A decimal number in an interval, both ends included. */
export function decimal(least: number, most: number): z.ZodType<number> {
  const expected = `a decimal number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^-?\d{1,9}(\.\d{1,12})?$/, expected)
    .transform(Number)
    .refine((number) => number >= least && number <= most, expected);
}

export const serverName = z.string().regex(/^[\w.:-]+$/, 'the name or address of a server, without user, port or path');

/** @param example as in `redis://localhost:6379` */
export function address(protocols: readonly string[], example: string): z.ZodType<string> {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `an address as in ${example}`);
}

/** The scheme, name and port of a site, without a path. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && new URL(text).origin === text;
}
