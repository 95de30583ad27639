import type { Header } from '../file/header.js';
import type { TextRecord } from '../ingestion.ports.js';
import { refusal } from '../refusal.js';
import type { FileFormat, HeaderMatch } from './file-format.js';
import { FORMATS } from './formats.js';

/** A format and what it makes of a header. */
export interface DetectedFormat {
  readonly format: FileFormat;
  readonly ignoredColumns: readonly string[];
}

/**
 * @returns the format of that name
 * @throws {AppError} BAD_USER_INPUT `FORMAT_UNKNOWN`
 */
export function formatNamed(name: string): FileFormat {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (format === undefined) {
    throw refusal('FORMAT_UNKNOWN', `There is no format ${JSON.stringify(name.slice(0, 40))}: use ${formatNames()}.`);
  }
  return format;
}

/**
 * Finds the format that a header belongs to. Options and futures may have the same header; their symbols tell them apart.
 *
 * @param named the only one to try; every one where absent
 * @param fileName for the messages
 * @param first the first row; undefined where there is none
 * @throws {AppError} BAD_USER_INPUT `HEADER_UNKNOWN`, naming the nearest format and the columns that it misses
 */
export function detectFormat(
  header: Header,
  named: FileFormat | undefined,
  fileName: string,
  first?: TextRecord,
): DetectedFormat {
  const candidates = (named === undefined ? FORMATS : [named]).map((format) => ({
    format,
    match: format.match(header),
  }));
  const allFitting = candidates.filter(({ match }) => match.missing.length === 0);
  const claiming = allFitting.find(({ format }) => first !== undefined && format.claims?.(header, first) === true);
  const fitting = claiming ?? allFitting[0];
  if (fitting !== undefined) return { format: fitting.format, ignoredColumns: fitting.match.ignored };
  const [nearest] = candidates.sort((a, b) => distance(a.match) - distance(b.match));
  throw unknownHeader(header, nearest, named !== undefined, fileName);
}

/** The share of a format's needs that a header leaves open: 0 fits, 1 has nothing of it. */
function distance({ missing, matched }: HeaderMatch): number {
  return missing.length / (missing.length + matched);
}

function unknownHeader(
  header: Header,
  nearest: { readonly format: FileFormat; readonly match: HeaderMatch } | undefined,
  isNamed: boolean,
  fileName: string,
): Error {
  const [onlyColumn = ''] = header.names;
  const separator = header.names.length === 1 ? /[;\t|]/.exec(onlyColumn)?.[0] : undefined;
  if (separator !== undefined) {
    const shown = separator === '\t' ? 'tabs' : `"${separator}"`;
    return refusal('HEADER_UNKNOWN', `The fields of ${fileName} are separated by ${shown}: separate them by commas.`);
  }
  if (nearest === undefined || (nearest.match.matched === 0 && !isNamed)) {
    const known = FORMATS.map(({ name, example }) => `${name} (${example})`).join('; ');
    return refusal(
      'HEADER_UNKNOWN',
      `The first line of ${fileName} is the header of no known format. Known: ${known}.`,
    );
  }
  const { format, match } = nearest;
  const missing = match.missing.join(', ');
  const has = header.names.filter((name) => name !== '').slice(0, 12);
  const others = header.names.length > has.length ? ', …' : '';
  return refusal(
    'HEADER_UNKNOWN',
    `The first line of ${fileName} is ${isNamed ? 'not' : 'the header of no known format;'} ` +
      `${isNamed ? `the header of ${format.name}` : `the nearest is ${format.name}`}, which needs ${missing} too ` +
      `(${format.example}). It has: ${shortened(has.join(', '))}${others}.`,
    { nearest: format.name, missing: match.missing },
  );
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function formatNames(): string {
  return FORMATS.map(({ name }) => name).join(', ');
}
