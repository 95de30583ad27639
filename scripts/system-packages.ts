/** What the tests need beyond npm, from Debian's packages: installed when this runs as root, named when it does not. */
import { existsSync } from 'node:fs';

import { run } from './run.ts';

interface SystemPackage {
  readonly packageName: string;
  readonly executable: string;
}

const NEEDED: readonly SystemPackage[] = [{ packageName: 'chromium', executable: '/usr/bin/chromium' }];

/** @throws {Error} naming the packages that are missing and could not be installed */
export async function installSystemPackages(): Promise<void> {
  const missing = NEEDED.filter(({ executable }) => !existsSync(executable)).map(({ packageName }) => packageName);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Error(`The tests need ${missing.join(', ')}. Install with: sudo ${command}`);
  console.log(`installing ${missing.join(', ')}`);
  await run('apt-get', ['update']);
  const [program = '', ...options] = command.split(' ');
  const installed = await run(program, options, { environment: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (installed.exitCode !== 0) throw new Error(`${command} failed:\n${installed.output.slice(-2_000)}`);
}
