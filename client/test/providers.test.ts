/** Proves that a browser signs in by Google, GitHub and Discord, each a real OAuth server, and links one from the profile. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { CLIENT_ID, CLIENT_SECRET, LocalProvider } from '../../api/test/support/local-provider.js';
import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { register } from './support/sign-in.ts';

const KINDS = ['GOOGLE', 'GITHUB', 'DISCORD'] as const;
const LABELS = { GOOGLE: 'Google', GITHUB: 'GitHub', DISCORD: 'Discord' };

let browser: Browser;
let market: TestMarket;
let address: string;
let providers: Readonly<Record<(typeof KINDS)[number], LocalProvider>>;
beforeAll(async () => {
  browser = await openBrowser();
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const start = (kind: (typeof KINDS)[number]): Promise<LocalProvider> =>
    LocalProvider.start(kind, `${address}/auth/${kind.toLowerCase()}/callback`);
  providers = { GOOGLE: await start('GOOGLE'), GITHUB: await start('GITHUB'), DISCORD: await start('DISCORD') };
  const clients = KINDS.flatMap((kind) => [
    [`${kind}_CLIENT_ID`, CLIENT_ID],
    [`${kind}_CLIENT_SECRET`, CLIENT_SECRET],
    [`${kind}_URL`, providers[kind].address],
  ]);
  market = await startMarket({
    environment: {
      PORT: String(port),
      PUBLIC_URL: address,
      GITHUB_API_URL: providers.GITHUB.address,
      ...(Object.fromEntries(clients) as Record<string, string>),
    },
  });
});
afterAll(async () => {
  await browser.close();
  await market.close();
  for (const kind of KINDS) await providers[kind].stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a browser', () => {
  test.each(KINDS)('signs in by %s, comes back to where it was going, and is known there again', async (kind) => {
    const id = String(1_000 + KINDS.indexOf(kind));
    const email = `${kind.toLowerCase()}.trader@example.com`;
    providers[kind].add({ id, email, isEmailVerified: true, name: `Ada of ${LABELS[kind]}` });
    const { page } = await openPage(browser);
    await page.goto(`${address}/futures?product=HO`);
    await page.getByRole('link', { name: LABELS[kind] }).click();
    await page.getByTestId('headline').waitFor();
    const { pathname, search } = new URL(page.url());
    expect(`${pathname}${search}`).toBe('/futures?product=HO');
    await page.goto(`${address}/profile`);
    await page.getByText(email).first().waitFor();

    const { page: another } = await openPage(browser);
    await another.goto(`${address}/login`);
    await another.getByRole('link', { name: LABELS[kind] }).click();
    await another.getByTestId('headline').waitFor();
    await another.goto(`${address}/profile`);
    await another.getByText(email).first().waitFor();
  });

  test('is told why where the provider was refused', async () => {
    providers.GOOGLE.present = undefined;
    const { page } = await openPage(browser);
    await page.goto(`${address}/login`);
    await page.getByRole('link', { name: 'Google' }).click();
    await page.waitForURL((url) => url.searchParams.get('notice') === 'provider-refused');
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  test('links a provider from the profile and signs in by it afterwards', async () => {
    const { page } = await openPage(browser);
    await register(page, address, { email: 'linker@example.com', username: 'linker' });
    providers.GITHUB.add({ id: '2001', email: 'elsewhere@example.com', isEmailVerified: true, name: 'Linker' });
    await page.goto(`${address}/profile`);
    await page.getByRole('link', { name: /Link GitHub/u }).click();
    await page.waitForURL((url) => url.pathname === '/profile');
    await page.getByRole('button', { name: /Unlink GitHub/u }).waitFor();

    const { page: another } = await openPage(browser);
    await another.goto(`${address}/login`);
    await another.getByRole('link', { name: 'GitHub' }).click();
    await another.getByRole('button', { name: 'Account of linker' }).waitFor();
  });
});
