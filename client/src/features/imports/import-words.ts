/** What a person reads of imports; signs and words say the same as the colours. */
import type {
  ImportFindingAction,
  ImportFindingKind,
  ImportFindingSeverity,
  ImportOrigin,
  ImportRowFragment,
  ImportStageName,
  ImportStatus,
  ImportVerdict,
} from '../../gql/graphql.js';
import type { DependentKind } from '../../gql/graphql.js';
import { MISSING, countText, dateText } from '../../lib/format.js';
import type { BadgeTone } from '../../ui/badge.js';
import type { StateWord } from '../../ui/state-mark.js';
import { isAwaitingApproval } from './import-lifecycle.js';

const ENDS: Readonly<Record<Exclude<ImportVerdict, 'UNDECIDED' | 'COMMITTED'>, StateWord>> = {
  AWAITING_APPROVAL: {
    word: 'To approve',
    sign: '◆',
    tone: 'WARNING',
    meaning: 'It was judged, and waits for somebody to look. Nothing of it is stored.',
  },
  CANCELLED: { word: 'Cancelled', sign: '∅', tone: 'PLAIN', meaning: 'Somebody called it off. Nothing is stored.' },
  DRY_RUN: { word: 'Tried', sign: '◇', tone: 'PLAIN', meaning: 'It would have been stored; it was only tried.' },
  FAILED: { word: 'Failed', sign: '✕', tone: 'DANGER', meaning: 'Something went wrong here. Nothing is stored.' },
  REFUSED: { word: 'Refused', sign: '✕', tone: 'DANGER', meaning: 'The file cannot be imported as it is.' },
  REJECTED: { word: 'Rejected', sign: '✕', tone: 'DANGER', meaning: 'Rows can’t be right. Nothing is stored.' },
  ROLLED_BACK: { word: 'Rolled back', sign: '↶', tone: 'PLAIN', meaning: 'It was stored, and was taken back.' },
};

/** @returns what became of an import, or how far it is */
export function stateOf(entry: Pick<ImportRowFragment, 'verdict' | 'status' | 'endedAt' | 'stages'>): StateWord {
  const { verdict, status, endedAt } = entry;
  if (verdict === 'UNDECIDED' || (verdict === 'COMMITTED' && endedAt === null)) return STATUS_WORDS[underWay(status)];
  if (verdict === 'COMMITTED') return STATUS_WORDS.COMPLETED;
  return verdict !== 'AWAITING_APPROVAL' || isAwaitingApproval(entry) ? ENDS[verdict] : STATUS_WORDS.PROCESSING;
}

/** Between two stages nothing runs, and the import goes on. */
function underWay(status: ImportStatus): ImportStatus {
  return status === 'COMPLETED' ? 'PROCESSING' : status;
}

/** How far an import, or one of its stages, is. */
export const STATUS_WORDS: Readonly<Record<ImportStatus, StateWord>> = {
  PENDING: { word: 'Waiting', sign: '○', tone: 'PLAIN', meaning: 'It has not begun.' },
  PROCESSING: { word: 'Running', sign: '◐', tone: 'WARNING', meaning: 'It is under way.' },
  COMPLETED: { word: 'Stored', sign: '●', tone: 'SUCCESS', meaning: 'It is stored.' },
  FAILED: { word: 'Failed', sign: '✕', tone: 'DANGER', meaning: 'It ended without success.' },
};

export const STAGES: Readonly<Record<ImportStageName, { readonly name: string; readonly does: string }>> = {
  INGESTION: { name: 'Ingestion', does: 'Reads the file and types its rows' },
  QUALITY: { name: 'Quality', does: 'Judges the rows against each other and what is stored' },
  TAXONOMY: { name: 'Taxonomy', does: 'Tells what the rows are of' },
  GRAPH: { name: 'Graph', does: 'Stores the rows and makes anew what rests on them' },
  EMBEDDING: { name: 'Embedding', does: 'Writes the shapes of the curves' },
};

/** What a stage counts in `done`, one of it. */
export const STAGE_UNITS: Readonly<Record<ImportStageName, string>> = {
  INGESTION: 'row',
  QUALITY: 'row',
  TAXONOMY: 'row',
  GRAPH: 'row',
  EMBEDDING: 'product',
};

export const ORIGINS: Readonly<Record<ImportOrigin, string>> = {
  UPLOAD: 'Upload',
  COMMAND_LINE: 'Command',
  DROP_FOLDER: 'Folder',
  EIA: 'EIA',
};

export const SEVERITIES: Readonly<
  Record<ImportFindingSeverity | 'REJECTED', { readonly word: string; readonly sign: string; readonly tone: BadgeTone }>
> = {
  REJECTED: { word: 'Rejected', sign: '✕', tone: 'DANGER' },
  ERROR: { word: 'Error', sign: '▲', tone: 'DANGER' },
  WARNING: { word: 'Warning', sign: '◆', tone: 'WARNING' },
  INFO: { word: 'Note', sign: '●', tone: 'PLAIN' },
};

export const ACTIONS: Readonly<Record<ImportFindingAction, string>> = {
  KEPT: 'Stored as it is',
  LEFT_OUT: 'Left out',
  PARTLY_KEPT: 'Stored in part',
};

export const DEPENDENTS: Readonly<Record<DependentKind, string>> = {
  CALENDAR_SPREADS: 'Calendar spreads',
  CONTINUOUS_HISTORY: 'Continuous history',
  CRACK_SPREADS: 'Crack spreads',
  CURVE_SHAPES: 'Shapes of curves',
  FORWARD_CURVE: 'Forward curve',
  OPTION_CHAIN: 'Option chains',
  REALISED_VOLATILITY: 'Realised volatility',
  SPOT_HISTORY: 'Spot history',
  TRADER_POSITIONS: 'Positions of traders',
  VOLATILITY_SURFACE: 'Volatility surface',
};

/** Formats that a file may be said to have, by the names that the API takes. */
export const FORMATS: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'futures', text: 'Futures settlements (our table)' },
  { name: 'futures-wide', text: 'Futures settlements, a column a month' },
  { name: 'options', text: 'Options settlements (our table)' },
  { name: 'spot', text: 'Spot prices (our table)' },
  { name: 'rates', text: 'Interest rates (our table)' },
  { name: 'cme-settlement-csv', text: 'CME settlements, CSV' },
  { name: 'cme-settlement-text', text: 'CME settlements, text' },
  { name: 'ice-settlement', text: 'ICE settlements' },
  { name: 'ice-greeks', text: 'ICE options with Greeks' },
  { name: 'barchart-chain', text: 'Barchart option chain' },
  { name: 'databento-csv', text: 'Databento, CSV' },
  { name: 'nasdaq-chris', text: 'Nasdaq Data Link CHRIS' },
  { name: 'yahoo-daily', text: 'Yahoo daily prices' },
  { name: 'cftc-cot', text: 'CFTC Commitments of Traders' },
  { name: 'eia-v2', text: 'EIA API v2, JSON' },
  { name: 'eia-v1', text: 'EIA API v1, JSON' },
  { name: 'eia-workbook', text: 'EIA workbook' },
];

/** @returns a name of the API in words, as in `Curve jump` of `CURVE_JUMP` */
export function wordsOf(name: ImportFindingKind | (string & {})): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

type ReportHead = NonNullable<ImportRowFragment['report']>;

/** @returns as in `19 Nov 2026`, or `2 Jan 2015 – 19 Nov 2026` */
export function datesText({ firstDate, lastDate }: Pick<ReportHead, 'firstDate' | 'lastDate'>): string {
  if (firstDate === null || lastDate === null) return MISSING;
  return firstDate === lastDate ? dateText(lastDate) : `${dateText(firstDate)} – ${dateText(lastDate)}`;
}

/** @returns as in `CL, NG`; spot series too */
export function subjectsText({ products, spotSeries }: Pick<ReportHead, 'products' | 'spotSeries'>): string {
  const names = [...products, ...spotSeries];
  return names.length === 0 ? MISSING : names.join(', ');
}

/** @returns as in `1 row`, `2,152 rows` */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
