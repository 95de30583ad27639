import { dirname } from 'node:path';

import { runImportCommand } from '../../src/entrypoints/import-command.js';

/**
 * Imports a file as the command line would.
 *
 * @param options further arguments, as `--dry-run`
 */
export async function importFile(
  marketFile: string,
  path: string,
  options: readonly string[] = [],
): Promise<{ readonly exitCode: number; readonly output: string; readonly errors: string }> {
  let output = '';
  let errors = '';
  const exitCode = await runImportCommand([path, ...options], {
    workingDirectory: dirname(path),
    readConfig: () => ({ dataDirectory: dirname(marketFile), marketFile, flatRate: 0.04 }),
    output: { write: (text) => (output += text) },
    errors: { write: (text) => (errors += text) },
    signal: new AbortController().signal,
  });
  return { exitCode, output, errors };
}
