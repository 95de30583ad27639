import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { FILE_FORMS, checkFormName } from '../slices/ingestion/index.js';
import type { ImportRequest } from '../slices/ingestion/index.js';

/** What a person asked for on the command line. */
export type ImportArguments =
  | { readonly kind: 'IMPORT'; readonly request: ImportRequest; readonly listsAllRejections: boolean }
  | { readonly kind: 'HELP' }
  | { readonly kind: 'USAGE'; readonly message: string };

export const HELP = `Imports settlements of futures and options, spot prices or rates into the market store.

  npm run import -- FILE [options]

  --format NAME      the file's format; told from its content where absent
  --series NAME      the spot series that the file holds, as RWTC; formats of spot prices need it
  --dry-run          read, judge and compare, but store nothing
  --skip-bad-rows    store the good rows of a file that has bad ones
  --all-rejections   list every rejection that the report has, not the first 20
  --help             this text

Formats:
${FILE_FORMS.map(({ name, example }) => `  ${name.padEnd(20)} ${example}`).join('\n')}

Tables as CSV in UTF-8, Parquet or the first sheet of a workbook; any of them packed with gzip or ZIP. Either all of a
file is stored or nothing of it, and the same file twice changes nothing. While a server runs, it does the import.

Exit codes: 0 stored (or would be), 1 refused or rejected, 2 wrong usage, 78 wrong configuration.
More: docs/imports.md
`;

/**
 * @param argv without the program's own name
 * @param workingDirectory absolute; a relative FILE starts here
 */
export function readArguments(argv: readonly string[], workingDirectory: string): ImportArguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        series: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'skip-bad-rows': { type: 'boolean' },
        'all-rejections': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (parsed.values.format !== undefined) checkFormName(parsed.values.format);
  } catch (error) {
    return { kind: 'USAGE', message: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'HELP' };
  const [file, ...others] = positionals;
  if (file === undefined) return { kind: 'USAGE', message: 'Name the file to import.' };
  if (others.length > 0) return { kind: 'USAGE', message: `One file at a time: ${others.join(', ')} is too many.` };
  return {
    kind: 'IMPORT',
    request: {
      path: resolve(workingDirectory, file),
      format: values.format,
      series: values.series,
      dryRun: values['dry-run'] ?? false,
      skipBadRows: values['skip-bad-rows'] ?? false,
    },
    listsAllRejections: values['all-rejections'] ?? false,
  };
}
