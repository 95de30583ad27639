import type { ImportRowFragment } from '../../gql/graphql.js';
import { MISSING, countText, instantText } from '../../lib/format.js';
import { CutText } from '../../ui/cut-text.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { ORIGINS, datesText, stateOf, subjectsText } from './import-words.js';
import { StateMark } from '../../ui/state-mark.js';

const COLUMNS: readonly DataColumn<ImportRowFragment>[] = [
  { id: 'file', header: 'File', isText: true, cell: ({ fileName }) => <CutText>{fileName}</CutText> },
  { id: 'state', header: 'State', isText: true, cell: (entry) => <StateMark state={stateOf(entry)} /> },
  {
    id: 'rows',
    header: 'Rows',
    title: 'Rows that the file has',
    cell: ({ report, stages }) => countText(report?.counts.read ?? rowsSoFar(stages)),
  },
  {
    id: 'products',
    header: 'Of',
    title: 'Products and spot series',
    isText: true,
    cell: ({ report }) => (report === null ? MISSING : <CutText>{subjectsText(report)}</CutText>),
  },
  {
    id: 'dates',
    header: 'Dates',
    isText: true,
    cell: ({ report }) => (report === null ? MISSING : datesText(report)),
  },
  {
    id: 'when',
    header: 'Received',
    isText: true,
    cell: ({ createdAt }) => (
      <time dateTime={createdAt} title={createdAt}>
        {instantText(createdAt)}
      </time>
    ),
  },
  { id: 'origin', header: 'From', isText: true, cell: ({ origin }) => ORIGINS[origin] },
  { id: 'who', header: 'By', isText: true, cell: ({ uploadedBy }) => <CutText>{uploadedBy ?? MISSING}</CutText> },
];

interface ImportsTableProps {
  readonly imports: readonly ImportRowFragment[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Imports, the newest first. */
export function ImportsTable({ imports, open, onOpen }: ImportsTableProps) {
  return (
    <DataTable
      caption="Imports"
      columns={COLUMNS}
      rows={imports}
      rowKey={({ id }) => id}
      selected={open}
      onSelect={({ id }) => {
        onOpen(id);
      }}
    />
  );
}

/** @returns the rows that were read of a file by now; null before the first */
function rowsSoFar(stages: ImportRowFragment['stages']): number | null {
  const done = stages.find(({ stage }) => stage === 'INGESTION')?.done ?? 0;
  return done > 0 ? done : null;
}
