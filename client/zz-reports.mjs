import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless=new','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const BASE = 'http://localhost:4731';
const run = async (name, { width, height, dark, path, as, act }) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true });
  const page = await context.newPage();
  const bad = [];
  page.on('console', (m) => { if (['error','warning'].includes(m.type())) bad.push(m.text()); });
  page.on('pageerror', (e) => bad.push(String(e)));
  page.on('response', (r) => { if (r.status() >= 400) bad.push(`${r.status()} ${r.url()}`); });
  await page.goto(`${BASE}/login?returnTo=${encodeURIComponent(path)}`);
  if (as) {
    await page.getByLabel('E-mail').fill(as.email); await page.getByLabel('Password', { exact: true }).fill(as.password); await page.getByRole('button', { name: 'Sign in' }).click();
  } else await page.getByRole('button', { name: /demo/i }).click();
  try { await page.waitForTimeout(2500); if (act) await act(page, context); } catch (e) { bad.push(String(e)); }
  await page.screenshot({ path: `/tmp/rp7/${name}.png`, fullPage: true });
  console.log(name, page.url(), await page.evaluate(() => document.documentElement.scrollWidth), bad.join(' | ').slice(0, 900));
  await context.close();
};
const admin = process.env.ADMIN_PW ? { email: process.env.ADMIN_EMAIL, password: process.env.ADMIN_PW } : undefined;
const which = process.argv.slice(2);
const shots = {
  demo: () => run('demo', { width: 1440, height: 900, path: '/reports?product=CL', act: async (p) => {
    await p.getByRole('button', { name: 'Make in the background' }).click(); await p.waitForTimeout(4000);
    const [d] = await Promise.all([p.waitForEvent('download', { timeout: 5000 }), p.getByRole('button', { name: 'Download now' }).click()]);
    console.log('downloaded', d.suggestedFilename(), await d.failure());
    await p.waitForTimeout(500);
  } }),
  admin: () => run('admin', { width: 1440, height: 900, dark: true, path: '/reports?subject=curve-history&format=parquet', as: admin, act: async (p) => {
    await p.getByRole('button', { name: 'Make in the background' }).click();
    await p.waitForTimeout(1200); await p.screenshot({ path: '/tmp/rp7/admin-under-way.png', fullPage: true });
    await p.waitForTimeout(5000);
    const [d] = await Promise.all([p.waitForEvent('download', { timeout: 5000 }), p.getByRole('button', { name: /^Download .*parquet/ }).first().click()]);
    console.log('downloaded', d.suggestedFilename(), await d.failure());
    for (const s of ['chain','surface','greeks','realized-volatility','bars','alerts','audit']) {
      await p.goto(`${BASE}/reports?subject=${s}`); await p.waitForTimeout(1500);
      await p.screenshot({ path: `/tmp/rp7/s-${s}.png`, clip: { x: 0, y: 0, width: 1100, height: 520 } });
      try {
      const [d] = await Promise.all([p.waitForEvent('download', { timeout: 8000 }), p.getByRole('button', { name: 'Download now' }).click()]);
      console.log(s, d.suggestedFilename(), await d.failure()); } catch (e) { console.log(s, 'NO', await p.getByRole('alert').allTextContents()); }
    }
    await p.goto(`${BASE}/reports`); await p.waitForTimeout(1500);
    await p.getByLabel(/Mail it to/).check(); await p.getByRole('button', { name: 'Save' }).click(); await p.waitForTimeout(1000);
  } }),
  narrow: () => run('narrow', { width: 390, height: 844, path: '/reports?subject=chain&product=NG', as: admin }),
  narrowdark: () => run('narrowdark', { width: 390, height: 844, dark: true, path: '/reports?subject=realised', }),
  daily: () => run('daily', { width: 1440, height: 900, path: '/reports/daily/latest' }),
};
for (const n of which.length ? which : Object.keys(shots)) await shots[n]();
await browser.close();
