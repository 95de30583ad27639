/** What tests say to a server about imports: a file is sent, an import is asked for until it is as awaited. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { isTradeDate, addDays, futuresSymbol, isoDate, listedMonths } from '@cushing/products';

import { PASSWORD } from './account-server.js';

/** A server, and an analyst of it. */
export interface ImportDesk {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes somebody an analyst. */
export async function openImportDesk(address: string): Promise<ImportDesk> {
  const somebody = { address, headers: {} };
  const email = `${randomUUID()}@example.org`;
  const username = `analyst${Date.now()}`;
  const { register } = await ask<{ register: { user: { id: string } } }>(
    somebody,
    'mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }',
    { input: { email, username, password: PASSWORD } },
  );
  await ask(
    { address, headers: { authorization: 'Test ADMIN' } },
    'mutation ($id: ID!) { setUserRole(userId: $id, role: ANALYST) { role } }',
    { id: register.user.id },
  );
  const { login } = await ask<{ login: { accessToken: string } }>(
    somebody,
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email, password: PASSWORD } },
  );
  return { address, headers: { authorization: `Bearer ${login.accessToken}` } };
}

/** An import as the tests look at it. */
export interface SeenImport {
  readonly id: string;
  readonly status: string;
  readonly verdict: string;
  readonly endedAt: string | null;
  readonly failure: { readonly reason: string; readonly message: string } | null;
  readonly stages: readonly { readonly stage: string; readonly status: string; readonly message: string }[];
  readonly report: {
    readonly counts: {
      readonly read: number;
      readonly stored: number;
      readonly unchanged: number;
      readonly replaced: number;
      readonly rejected: number;
    };
  } | null;
}

const FIELDS = `id status verdict endedAt failure { reason message } stages { stage status message }
  report { counts { read stored unchanged replaced rejected } }`;

const PATIENCE_MS = 120_000;

export interface SentFile {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a file to `POST /imports`. */
export async function send(
  { address, headers }: ImportDesk,
  { content, name = 'settlements.csv', fields = {} }: SentFile,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([content]), name);
  const answer = await fetch(`${address}/imports`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** @returns the id of an import that was taken */
export async function sent(desk: ImportDesk, file: SentFile): Promise<string> {
  const { status, body } = await send(desk, file);
  if (status !== 202) throw new Error(`the file was not taken: ${status} ${JSON.stringify(body)}`);
  return String(body['id']);
}

/** @throws {Error} where the answer has errors */
export async function ask<Data>(
  { address, headers }: ImportDesk,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as { data?: Data; errors?: unknown };
  if (body.errors !== undefined || body.data === undefined) throw new Error(JSON.stringify(body));
  return body.data;
}

export async function importOf(desk: ImportDesk, id: string): Promise<SeenImport> {
  const data = await ask<{ import: SeenImport }>(desk, `query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id });
  return data.import;
}

/** Asks for an import again and again until it is as awaited. */
export async function untilImport(
  desk: ImportDesk,
  id: string,
  isAwaited: (seen: SeenImport) => boolean,
): Promise<SeenImport> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await importOf(desk, id);
    if (isAwaited(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`the import did not come so far: ${JSON.stringify(seen)}`);
    await wait(50);
  }
}

export function ended(desk: ImportDesk, id: string): Promise<SeenImport> {
  return untilImport(desk, id, ({ endedAt }) => endedAt !== null);
}

/**
 * Settlements of WTI on so many trade dates from a year on, 30 contracts each.
 *
 * @param level of all prices: files of different levels say different things
 */
export function manySettlements(firstYear: number, dates: number, level = 60): string {
  const lines = ['tradeDate,symbol,settle'];
  let left = dates;
  for (let date = isoDate(`${firstYear}-01-02`); left > 0; date = addDays(date, 1)) {
    if (!isTradeDate('CL', date)) continue;
    left -= 1;
    const months = listedMonths('CL', date).slice(0, 30);
    for (const [index, month] of months.entries()) {
      lines.push(`${date},${futuresSymbol('CL', month)},${(level + (index % 7) + ((left * 13) % 17) / 8).toFixed(2)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
