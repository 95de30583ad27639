/** Chromium as a person has it, driven by the tests. */
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Asks nothing of the network outside; the sandbox of a browser that runs as root needs none of its own. */
const OPTIONS = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-sync'];

/** Draws 3D graphics on the processor, or none: what a headless browser does of itself differs by machine. */
const WITH_3D = ['--enable-unsafe-swiftshader', '--use-angle=swiftshader'];
const WITHOUT_3D = ['--disable-gpu', '--disable-3d-apis'];

/** @param options `draws3d`: with WebGL, which is slow without a graphics card */
export function openBrowser({ draws3d = false }: { readonly draws3d?: boolean } = {}): Promise<Browser> {
  const args = [...OPTIONS, ...(draws3d ? WITH_3D : WITHOUT_3D)];
  return chromium.launch({ executablePath: EXECUTABLE, args });
}

/** A page with what it complained about: errors that nobody caught, and what the console showed as one. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** @param options as Playwright's, a desktop in light colours where absent */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}
