/** What a person reads of files and reports. */
import type {
  BarInterval,
  ExportFormat,
  ExportSubject,
  Greek,
  Permission,
  PricingModel,
  RealizedVolatilityEstimator,
  ReportRowFragment,
  ReportStatus,
} from '../../gql/graphql.js';
import { MISSING } from '../../lib/format.js';
import type { StateWord } from '../../ui/state-mark.js';

interface SubjectWords {
  readonly name: string;
  /** What its file holds. */
  readonly holds: string;
  /** Who may have it; whoever reads the market where absent. */
  readonly permission?: Permission;
}

/** In the order in which they are offered. */
export const SUBJECTS: Readonly<Record<ExportSubject, SubjectWords>> = {
  BOARD: { name: 'Futures board', holds: 'All contracts of a product on one trade date.' },
  CURVE_HISTORY: {
    name: 'Curve history',
    holds: 'Every settlement of products in a range of trade dates: the long one, best as Parquet.',
  },
  CHAIN: { name: 'Options chain', holds: 'All calls and puts of one expiry, with vols and Greeks.' },
  SURFACE: { name: 'Vol surface', holds: 'Fitted volatilities over a grid, on one trade date.' },
  GREEKS: { name: 'Greeks', holds: 'One Greek over all expiries, on one trade date.' },
  REALIZED_VOLATILITY: { name: 'Realised vol', holds: 'Realised volatility over time, of a contract or the nth.' },
  BARS: { name: 'Bars', holds: 'Trades of one contract by intervals: open, high, low, close, volume.' },
  ALERTS: {
    name: 'My alerts',
    holds: 'Your alerts, with what they told. There is nothing to choose.',
    permission: 'ALERT',
  },
  AUDIT: { name: 'Audit log', holds: 'What happened to accounts, the newest first.', permission: 'ADMINISTER' },
};

/** What each way to write a file is good for. */
export const FORMATS: Readonly<Record<ExportFormat, { readonly name: string; readonly good: string }>> = {
  CSV: { name: 'CSV', good: 'Opens everywhere. What it holds is said in lines that begin with #.' },
  PARQUET: { name: 'Parquet', good: 'Small, quick and typed: for DuckDB, pandas, Spark and millions of rows.' },
  XLSX: { name: 'XLSX', good: 'For Excel and LibreOffice, with a sheet About; at most 1,048,575 rows.' },
  JSONL: { name: 'JSON lines', good: 'An object a line: for programs that read as it comes.' },
};

export const STATUSES: Readonly<Record<ReportStatus, StateWord>> = {
  WAITING: { word: 'Waiting', sign: '○', tone: 'PLAIN', meaning: 'It waits for its turn, or for another try.' },
  RUNNING: { word: 'Writing', sign: '◐', tone: 'WARNING', meaning: 'Its file is being written.' },
  DONE: { word: 'Ready', sign: '●', tone: 'SUCCESS', meaning: 'Its file can be had.' },
  FAILED: { word: 'Failed', sign: '✕', tone: 'DANGER', meaning: 'There is no file.' },
};

export const GREEKS: Readonly<Record<Greek, string>> = {
  DELTA: 'Delta',
  GAMMA: 'Gamma',
  VEGA: 'Vega',
  THETA: 'Theta',
  RHO: 'Rho',
  VANNA: 'Vanna',
  VOLGA: 'Volga',
  CHARM: 'Charm',
  VETA: 'Veta',
  SPEED: 'Speed',
  ZOMMA: 'Zomma',
  COLOR: 'Color',
  ULTIMA: 'Ultima',
  DUAL_DELTA: 'Dual delta',
  DUAL_GAMMA: 'Dual gamma',
};

export const MODELS: Readonly<Record<PricingModel, string>> = {
  AMERICAN: 'American, exact',
  BAW: 'Barone-Adesi and Whaley',
  BJERKSUND_STENSLAND: 'Bjerksund and Stensland',
  BLACK76: 'Black-76',
  BACHELIER: 'Bachelier (normal)',
};

export const ESTIMATORS: Readonly<Record<RealizedVolatilityEstimator, string>> = {
  CLOSE_TO_CLOSE: 'Close to close',
  CLOSE_TO_CLOSE_ZERO_MEAN: 'Close to close, mean 0',
  PARKINSON: 'Parkinson',
  GARMAN_KLASS: 'Garman-Klass',
  GARMAN_KLASS_YANG_ZHANG: 'Garman-Klass-Yang-Zhang',
  ROGERS_SATCHELL: 'Rogers-Satchell',
  YANG_ZHANG: 'Yang-Zhang',
};

export const INTERVALS: Readonly<Record<BarInterval, string>> = {
  DAY: 'A trade date',
  HOUR: 'An hour',
  FIVE_MINUTES: 'Five minutes',
  MINUTE: 'A minute',
};

const PARAMETERS: Readonly<Record<string, string>> = {
  asOf: 'as of',
  by: 'by',
  from: 'from',
  to: 'to',
  expiry: 'expiring',
  window: 'over',
  nth: 'nth',
  userId: 'about',
};

const LATEST: readonly ExportSubject[] = ['BOARD', 'CHAIN', 'SURFACE', 'GREEKS'];

/** @returns what was asked of a report, as in `CL, from 2020-01-02, to 2020-12-31` */
export function parametersText({ subject, parameters }: Pick<ReportRowFragment, 'subject' | 'parameters'>): string {
  const texts = parameters.map(({ name, value }) => {
    const word = PARAMETERS[name];
    const known = value.replaceAll(',', ', ').replaceAll('T00:00:00Z', '').replaceAll('T23:59:59.999Z', '');
    const text = /^[A-Z_]{4,}$/u.test(known) ? known.toLowerCase().replaceAll('_', ' ') : known;
    return word === undefined ? text : `${word} ${text}`;
  });
  if (LATEST.includes(subject) && !parameters.some(({ name }) => name === 'asOf')) texts.push('latest trade date');
  if (subject === 'CURVE_HISTORY' && !parameters.some(({ name }) => name === 'products')) texts.unshift('all products');
  return texts.length === 0 ? MISSING : texts.join(', ');
}

/** Whether a report still goes on. */
export function isUnderWay({ status }: Pick<ReportRowFragment, 'status'>): boolean {
  return status === 'WAITING' || status === 'RUNNING';
}

const KEPT_MS = 7 * 86_400_000;

/** @returns the instant at which a report is taken away */
export function endOf({ createdAt }: Pick<ReportRowFragment, 'createdAt'>): string {
  return new Date(Date.parse(createdAt) + KEPT_MS).toISOString();
}
