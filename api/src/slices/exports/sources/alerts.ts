import { z } from 'zod';

import type { Alert, AlertsService } from '../../alerts/index.js';
import type { Clock } from '../../../shared/clock.js';
import { holdsLine, line } from '../about.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import {
  batchesOf,
  booleanColumn,
  dateColumn,
  describedColumns,
  instantColumn,
  numberColumn,
  textColumn,
} from '../table.js';
import type { ColumnOf } from '../table.js';

/** Whoever asks has his own alerts. */
export function alertsSource(alerts: Pick<AlertsService, 'list'>, clock: Clock): SubjectSource {
  return subjectSource({
    permission: 'alert',
    parameters: z.strictObject({}),
    open: async (_parameters, { userId }) => {
      const rows = await alerts.list(userId);
      const day = new Date(clock()).toISOString().slice(0, 10);
      return {
        title: 'My alerts',
        fileName: `alerts-${day}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine('the alerts of whoever made this file, the newest first'),
          line('As of', new Date(clock()).toISOString()),
          line('Source', "this desk's own alerts"),
          line('Units', 'levels in the quotation, of CHANGE_PERCENT in %, of ATM_VOL as a decimal; instants in UTC'),
        ],
        total: rows.length,
        version: JSON.stringify(rows),
        rows: () => batchesOf(COLUMNS, rows),
      };
    },
  });
}

const COLUMNS: readonly ColumnOf<Alert>[] = [
  textColumn('id', 'Its id.', (alert) => alert.id),
  textColumn('kind', 'What is watched.', ({ subject }) => subject.kind),
  textColumn('symbol', 'The contract.', ({ subject }) => ('symbol' in subject ? subject.symbol : null)),
  textColumn('second_symbol', 'The contract taken off it.', ({ subject }) =>
    subject.kind === 'SPREAD' ? subject.secondSymbol : null,
  ),
  textColumn('product', 'The product of options.', ({ subject }) =>
    subject.kind === 'ATM_VOL' ? subject.product : null,
  ),
  dateColumn('expiry', 'Expiry of options.', ({ subject }) => (subject.kind === 'ATM_VOL' ? subject.expiry : null)),
  numberColumn('level', 'Where it is told.', (alert) => alert.level, 'by kind'),
  textColumn('direction', 'Which crossing is told.', (alert) => alert.direction),
  booleanColumn('is_repeating', 'Whether it goes on after a crossing.', (alert) => alert.isRepeating),
  booleanColumn('is_active', 'Whether it watches.', (alert) => alert.isActive),
  textColumn('note', 'As its user wrote it.', (alert) => alert.note),
  instantColumn('created_at', 'When it was made.', (alert) => alert.createdAt),
  instantColumn('updated_at', 'When it was last changed.', (alert) => alert.updatedAt),
];
