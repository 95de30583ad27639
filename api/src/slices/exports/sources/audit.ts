import { z } from 'zod';

import type { AdministrationService, AuditEvent } from '../../accounts/index.js';
import type { Clock } from '../../../shared/clock.js';
import { holdsLine, line } from '../about.js';
import { instantParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, describedColumns, instantColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

/** As many as the log gives at a time. */
const PAGE = 100;

type AuditLog = Pick<AdministrationService, 'auditLog'>;

/** What happened to accounts, for administrators. */
export function auditSource(administration: AuditLog, clock: Clock): SubjectSource {
  return subjectSource({
    permission: 'administer',
    parameters: z.strictObject({
      userId: z.uuid('the id of a user').optional(),
      from: instantParameter.optional(),
      to: instantParameter.optional(),
    }),
    open: ({ userId, from = 0, to = clock() }) =>
      Promise.resolve({
        title: 'Audit log',
        fileName: `audit-${new Date(to).toISOString().slice(0, 10)}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine(
            userId === undefined ? 'what happened to accounts, the newest first' : `what happened to ${userId}`,
          ),
          line('As of', `${new Date(from).toISOString()} through ${new Date(to).toISOString()}`),
          line('Source', "this desk's own audit log"),
          line('Units', 'instants in UTC'),
        ],
        total: undefined,
        version: undefined,
        rows: () => batchesOf(COLUMNS, eventsOf(administration, { userId, from, to })),
      }),
  });
}

interface AuditRange {
  readonly userId: string | undefined;
  readonly from: number;
  readonly to: number;
}

async function* eventsOf(administration: AuditLog, { userId, from, to }: AuditRange): AsyncGenerator<AuditEvent> {
  for (let after: string | undefined; ;) {
    const { entries, hasMore } = await administration.auditLog({ first: PAGE, after }, userId);
    for (const { item } of entries) {
      if (item.at < from) return;
      if (item.at <= to) yield item;
    }
    after = entries.at(-1)?.cursor;
    if (!hasMore || after === undefined) return;
  }
}

const COLUMNS: readonly ColumnOf<AuditEvent>[] = [
  instantColumn('at', 'When it happened.', (event) => event.at),
  textColumn('action', 'What happened.', (event) => event.action),
  textColumn('user_id', 'Whom it concerns.', (event) => event.userId),
  textColumn('actor_id', 'Who did it.', (event) => event.actorId),
  textColumn('ip', 'From which address.', (event) => event.ip),
  textColumn('user_agent', 'With which program.', (event) => event.userAgent),
  textColumn('details', 'More of it, as JSON.', (event) => JSON.stringify(event.details)),
  textColumn('id', 'Id of the event.', (event) => event.id),
];
