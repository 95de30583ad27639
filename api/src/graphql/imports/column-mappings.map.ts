import { AppError } from '../../shared/errors.js';
import type { UserId } from '../../slices/accounts/index.js';
import type { SavedMapping } from '../../slices/imports/index.js';
import type { ColumnMapping } from '../../slices/ingestion/index.js';
import { toInstant } from '../accounts/accounts.map.js';
import type {
  ColumnMappingInput,
  ColumnMappingObject,
  ColumnMappingProposalObject,
  MappedColumnInput,
  MappedColumnObject,
} from './column-mapping.object-types.js';

/** Where a field of a mapping is. */
interface FieldSource {
  readonly column?: string;
  readonly value?: string;
}

export function toProposal(mapping: ColumnMapping): ColumnMappingProposalObject {
  const { name, content, delimiter, decimalMark, dateFormat } = mapping;
  const columns: MappedColumnObject[] = [];
  for (const [field, source] of Object.entries<FieldSource | undefined>(mapping.columns)) {
    if (source === undefined) continue;
    columns.push({ field, column: source.column ?? null, value: source.value ?? null });
  }
  return { name, content, delimiter, decimalMark, dateFormat, columns };
}

export function toColumnMapping(
  { id, mapping, userId, createdAt }: SavedMapping,
  names: ReadonlyMap<UserId, string>,
): ColumnMappingObject {
  const savedBy = userId === null ? undefined : names.get(userId);
  const { name, content, delimiter, decimalMark, dateFormat, columns } = toProposal(mapping);
  const own = { id, createdAt: toInstant(createdAt), savedBy: savedBy ?? null };
  return { name, content, delimiter, decimalMark, dateFormat, columns, ...own };
}

/**
 * @returns the mapping as the slice checks it
 * @throws {AppError} BAD_USER_INPUT `MAPPING_INVALID` for a field that is there twice, or is neither or both
 */
export function fromMappingInput({ columns, ...mapping }: ColumnMappingInput): unknown {
  const sources = new Map(columns.map((column) => [column.field, sourceOf(column)]));
  if (sources.size < columns.length) throw invalid('Give each field once.');
  return { ...mapping, columns: Object.fromEntries(sources) };
}

function sourceOf({ field, column, value }: MappedColumnInput): object {
  const hasColumn = column !== undefined && column !== null;
  const hasValue = value !== undefined && value !== null;
  if (hasColumn === hasValue)
    throw invalid(`Give either a column or a value for ${JSON.stringify(field.slice(0, 40))}.`);
  return hasColumn ? { column } : { value };
}

function invalid(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason: 'MAPPING_INVALID' });
}
