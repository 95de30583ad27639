/** Builds what `npm start` serves: the packages and the API by tsc, the client by vite when its sources changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { run } from './run.ts';

/** Everything that the client's bundle is made of. */
const CLIENT_SOURCES = [
  'client/src',
  'client/public',
  'client/index.html',
  'client/explorer.html',
  'client/vite.config.ts',
  'client/package.json',
  'packages/password-policy/src',
  'packages/pricing/src',
  'packages/products/src',
  'packages/quant/src',
  'package-lock.json',
];
const CLIENT_STAMP = 'client/dist/.sources';

await step('packages and api', 'tsc', ['--build', 'api']);
const sources = hashOf(CLIENT_SOURCES);
if (!existsSync(CLIENT_STAMP) || readFileSync(CLIENT_STAMP, 'utf8') !== sources) {
  await step('client', 'npm', ['run', '--silent', 'build', '--workspace', 'client']);
  compressAssets('client/dist/assets');
  writeFileSync(CLIENT_STAMP, sources);
}

async function step(name: string, command: string, commandArguments: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  const { exitCode, output } = await run(command, commandArguments);
  if (exitCode !== 0) {
    console.error(output);
    process.exit(exitCode);
  }
  console.log(`built ${name} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}

/** Once here at a quality that no request could wait for. */
function compressAssets(folder: string): void {
  for (const file of filesBelow(folder).filter((path) => /\.(css|js|svg)$/u.test(path))) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
