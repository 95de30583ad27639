import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are their values. */

import type { ExportFormat, ExportSubject, ReportStatus } from '../../slices/exports/index.js';

export const ExportSubjectEnum = {
  BOARD: 'board',
  CURVE_HISTORY: 'curve-history',
  CHAIN: 'chain',
  SURFACE: 'surface',
  GREEKS: 'greeks',
  REALIZED_VOLATILITY: 'realised-volatility',
  BARS: 'bars',
  ALERTS: 'alerts',
  AUDIT: 'audit',
} as const satisfies Readonly<Record<string, ExportSubject>>;
registerEnumType(ExportSubjectEnum, {
  name: 'ExportSubject',
  description: 'What can be had as a file.',
  valuesConfig: {
    BOARD: { description: 'All contracts of a product on one trade date.' },
    CURVE_HISTORY: { description: 'Every settlement of products in a range of trade dates.' },
    CHAIN: { description: 'All options of one expiry on one trade date.' },
    SURFACE: { description: 'Fitted volatilities over a grid, on one trade date.' },
    GREEKS: { description: 'One Greek over all expiries of a series, on one trade date.' },
    REALIZED_VOLATILITY: { description: "Realised volatility of a contract or a product's nth, over time." },
    BARS: { description: 'Trades of one contract by intervals.' },
    ALERTS: { description: "One's own alerts." },
    AUDIT: { description: 'What happened to accounts; for administrators.' },
  },
});

export const ExportFormatEnum = {
  CSV: 'csv',
  PARQUET: 'parquet',
  XLSX: 'xlsx',
  JSONL: 'jsonl',
} as const satisfies Readonly<Record<string, ExportFormat>>;
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'How a file is written.',
  valuesConfig: {
    CSV: { description: 'Text with commas (RFC 4180); what the file says of itself stands before it behind "# ".' },
    PARQUET: { description: 'Apache Parquet; what the file says of itself is its key-value metadata.' },
    XLSX: { description: 'A workbook with a sheet "Data" and a sheet "About"; at most 1,048,575 rows.' },
    JSONL: { description: 'A JSON object a line; the first is what the file says of itself.' },
  },
});

export const ReportStatusEnum: { readonly [Name in ReportStatus]: Name } = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
};
registerEnumType(ReportStatusEnum, {
  name: 'ReportStatus',
  description: 'How far a report is.',
  valuesConfig: {
    WAITING: { description: 'It waits for its turn, or for another try.' },
    RUNNING: { description: 'Its file is being written.' },
    DONE: { description: 'Its file can be had.' },
    FAILED: { description: 'There is no file, and it says why.' },
  },
});
