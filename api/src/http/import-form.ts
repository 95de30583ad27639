/** A form with one file, read as it comes: its fields first, so that nothing of the file is kept before they are right. */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { z } from 'zod';

import { AppError } from '../shared/errors.js';
import { IMPORT_MODES, readMapping } from '../slices/imports/index.js';
import type { ColumnMappingsService, ImportSettings } from '../slices/imports/index.js';
import type { UploadWatch } from './upload-watch.js';

const FILE_FIELD = 'file';
const FIELD_NAMES = ['format', 'series', 'mapping', 'skipBadRows', 'mode'] as const;
const LONGEST_NAME = 100;
const FIELD_BYTES = 64 * 1024;
const PART_HEADER_PAIRS = 8;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** What of a form is not the file: its fields and the headers of its parts. */
export const FORM_BYTES = (FIELD_NAMES.length + 1) * FIELD_BYTES;

/** What a form may hold at the most. The file's size is bounded by who receives it, and before by the body's. */
export const FORM_LIMITS = {
  fieldNameSize: LONGEST_NAME,
  fieldSize: FIELD_BYTES,
  fields: FIELD_NAMES.length,
  files: 1,
  fileSize: Infinity,
  parts: FIELD_NAMES.length + 1,
  headerPairs: PART_HEADER_PAIRS,
} as const;

const fieldsSchema = z.object({
  format: z.string().trim().max(LONGEST_NAME).optional(),
  series: z.string().trim().max(LONGEST_NAME).optional(),
  mapping: z.unknown().optional(),
  skipBadRows: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
  mode: z.enum(IMPORT_MODES).default('COMMIT'),
});

export type ImportFields = z.infer<typeof fieldsSchema>;

/** A form up to where its file begins. */
export interface ImportForm {
  readonly fields: ImportFields;
  readonly fileName: string;
  /** The file's bytes; fails where something comes after the file, or the form has no end. */
  readonly content: AsyncIterable<Uint8Array>;
  /** Gives up what has not been read. */
  abandon(): void;
}

/**
 * @param parts the form's, as they come
 * @throws {AppError} BAD_USER_INPUT `FORM_INVALID`; what the watch breaks it off for
 */
export async function readImportForm(parts: AsyncIterator<Multipart>, watch: UploadWatch): Promise<ImportForm> {
  const values: Record<string, unknown> = {};
  for (;;) {
    const next = await watch.unlessBrokenOff(nextPart(parts));
    if (next.done === true) throw invalid(`The form has no file: send one in the field "${FILE_FIELD}".`);
    const part = next.value;
    if (part.type === 'file') {
      try {
        if (part.fieldname !== FILE_FIELD) throw invalid(`Send the file in the field "${FILE_FIELD}".`);
        const { filename: fileName, file } = part;
        const abandon = (): void => {
          file.destroy();
        };
        return { fields: readFields(values), fileName, content: contentOf(part, parts), abandon };
      } catch (error) {
        part.file.destroy();
        throw error;
      }
    }
    const name = FIELD_NAMES.find((known) => known === part.fieldname);
    if (name === undefined) throw invalid(`A form has the fields ${FIELD_NAMES.join(', ')}, and then the file.`);
    if (name in values) throw invalid(`The field "${name}" is there twice.`);
    if (part.valueTruncated) throw invalid(`The field "${name}" is too long: at most ${FIELD_BYTES} bytes.`);
    // A browser's form sends what nobody filled in.
    if (part.value !== '') values[name] = part.value;
  }
}

/**
 * @returns how the file is to be imported
 * @throws {AppError} BAD_USER_INPUT `MAPPING_INVALID`; NOT_FOUND `MAPPING_NOT_FOUND`
 */
export async function settingsOf(
  { format, series, mapping, skipBadRows, mode }: ImportFields,
  mappings: Pick<ColumnMappingsService, 'find'>,
): Promise<ImportSettings> {
  return {
    ...(format === undefined ? {} : { format }),
    ...(series === undefined ? {} : { series }),
    ...(mapping === undefined ? {} : { mapping: await mappingOf(mapping, mappings) }),
    skipBadRows,
    mode,
  };
}

async function mappingOf(
  value: unknown,
  mappings: Pick<ColumnMappingsService, 'find'>,
): Promise<NonNullable<ImportSettings['mapping']>> {
  if (typeof value !== 'string') return readMapping(value);
  if (UUID.test(value)) return (await mappings.find(value)).mapping;
  return readMapping(parsedJson(value));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('BAD_USER_INPUT', 'A mapping is the id of a saved one, or JSON.', { reason: 'MAPPING_INVALID' });
  }
}

function readFields(values: Readonly<Record<string, unknown>>): ImportFields {
  const read = fieldsSchema.safeParse(values);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`The field "${issue?.path.join('.') ?? ''}" can't be used: ${issue?.message ?? ''}.`);
}

async function* contentOf({ file }: MultipartFile, parts: AsyncIterator<Multipart>): AsyncGenerator<Uint8Array> {
  const chunks = (file as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const chunk = await chunks.next().catch(throwNotWhole);
      if (chunk.done === true) break;
      yield chunk.value;
    }
  } finally {
    await chunks.return?.();
  }
  // Before this is over the file is not taken: its sender may have meant another one.
  const next = await nextPart(parts);
  if (next.done === true) return;
  if (next.value.type === 'file') next.value.file.destroy();
  throw invalid('The file comes last: send the fields before it.');
}

function nextPart(parts: AsyncIterator<Multipart>): Promise<IteratorResult<Multipart, unknown>> {
  return parts.next().catch(throwNotWhole);
}

/** Where the connection broke nobody is told; whatever else can't be read is the form's fault. */
function throwNotWhole(cause: unknown): never {
  throw new AppError('BAD_USER_INPUT', 'The form is not whole, or has too much in it: send its fields and one file.', {
    reason: 'FORM_INVALID',
    cause,
  });
}

function invalid(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason: 'FORM_INVALID' });
}
