/** Sign-ins of browser tests. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** A password that the policy takes, whoever uses it. */
export const PASSWORD = 'quiet-lantern-ribbon-47-moss';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * Asks the API with the cookies of a page's browser, which takes those of the answer too.
 *
 * @param authorization the header's text; none where empty
 */
export async function askAs(
  authorization: string,
  page: Page,
  address: string,
  query: string,
  variables = {},
): Promise<Answer> {
  const answer = await page.context().request.post(`${address}/graphql`, {
    headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
    data: { query, variables },
  });
  return (await answer.json()) as Answer;
}

/**
 * Signs the browser of a page in to the demo, before the page is gone to. Waits where a file of quick tests has signed in
 * as often as one address may in a minute.
 */
export async function signInToDemo(page: Page, address: string): Promise<void> {
  const { data, errors } = await askAs('', page, address, 'mutation { demoLogin { accessToken } }');
  const wait = errors?.[0]?.extensions?.['retryAfterMs'];
  if (typeof wait === 'number') {
    await page.waitForTimeout(wait);
    return signInToDemo(page, address);
  }
  expect(errors).toBeUndefined();
  expect(data).toHaveProperty('demoLogin');
}

export interface Account {
  readonly email: string;
  readonly username: string;
}

/** Registers by the page, as a person does. */
export async function register(page: Page, address: string, { email, username }: Account): Promise<void> {
  await page.goto(`${address}/register`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the account' }).click();
  // The page that comes next has a menu of its own.
  await page.waitForURL((url) => url.pathname !== '/register');
  await page.getByRole('button', { name: `Account of ${username}` }).waitFor();
}

/** Signs in by the page, which has been gone to. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Waits for a mail of a server that writes them into its folder. @returns the link of the newest that has such a one */
export async function mailedLink(dataDirectory: string, to: string, page: 'reset' | 'verify'): Promise<string> {
  const outbox = join(dataDirectory, 'outbox');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const files = (await readdir(outbox).catch((): string[] => [])).filter((file) => file.endsWith('.eml')).sort();
    for (const file of files.reverse()) {
      // Lines of a mail are broken where they are long.
      const text = (await readFile(join(outbox, file), 'utf8')).replaceAll('=\r\n', '').replaceAll('=3D', '=');
      const link = new RegExp(`https?://[^\\s/]+/${page}[#?]token=[\\w-]+`, 'u').exec(text)?.[0];
      if (link !== undefined && text.includes(to)) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${to} with a link to /${page} in ${outbox}`);
}
