/** What the tests need beyond npm, from Debian's packages: installed when this runs as root, named when it does not. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';

import { run } from './run.ts';
import { postgresMissing, redisMissing } from './testing/database-servers.ts';

interface SystemPackage {
  readonly packageName: string;
  readonly isThere: () => boolean;
  /** What is not is a reason to skip tests, which say so. */
  readonly isRequired: boolean;
}

const NEEDED: readonly SystemPackage[] = [
  { packageName: 'chromium', isThere: () => existsSync('/usr/bin/chromium'), isRequired: true },
  { packageName: 'postgresql', isThere: () => postgresMissing() === undefined, isRequired: false },
  { packageName: 'redis-server', isThere: () => redisMissing() === undefined, isRequired: false },
];

/** Debian asks this program before it starts what it installs; 101 is no. Tests start servers of their own. */
const START_POLICY = '/usr/sbin/policy-rc.d';

/** @throws {Error} naming the required packages that are missing and could not be installed */
export async function installSystemPackages(): Promise<void> {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const names = missing.map(({ packageName }) => packageName);
  const options = ['install', '-y', '--no-install-recommends', ...names];
  let output = '';
  if (process.getuid?.() === 0) {
    console.log(`installing ${names.join(', ')}`);
    await run('apt-get', ['update']);
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    ({ output } = await withoutStartingServers(() => run('apt-get', options, { environment })));
  }
  const stillMissing = missingPackages();
  if (stillMissing.length === 0) return;
  const sentence = `Missing: ${stillMissing.map(({ packageName }) => packageName).join(', ')}.`;
  const help = `${sentence} Install with: sudo apt-get ${options.join(' ')}\n${output.slice(-2_000)}`;
  if (stillMissing.some(({ isRequired }) => isRequired)) throw new Error(help);
  console.log(help);
}

function missingPackages(): readonly SystemPackage[] {
  return NEEDED.filter(({ isThere }) => !isThere());
}

async function withoutStartingServers<Result>(work: () => Promise<Result>): Promise<Result> {
  if (existsSync(START_POLICY)) return work();
  writeFileSync(START_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(START_POLICY);
  }
}
