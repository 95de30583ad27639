import type { ReactNode } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import type { MenuItem } from '../../ui/menu.js';
import { Panel } from '../../ui/panel.js';
import { FiguresTable } from './figures-table.js';
import type { FigureColumn, FigureRow } from './figures-table.js';
import { KeptNote } from './panel-frame.js';

/** How what is shown stands to what is typed. */
export interface FiguresState {
  /** The market of what was asked for is awaited. */
  readonly isAwaited: boolean;
  /** It is of the numbers before: those that stand there are not whole. */
  readonly isKept: boolean;
  readonly problem: string | undefined;
}

interface FiguresPanelProps {
  readonly title: string;
  /** What is calculated, as in `the spread option`. */
  readonly what: string;
  /** Said beside the title, unless that the figures are of the numbers before is. */
  readonly note: string;
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly items: readonly MenuItem[];
  readonly state: FiguresState;
  /** What holds for all columns, under the table. */
  readonly children: ReactNode;
}

/** The figures of every model, pale while they are not of what is typed. */
export function FiguresPanel(props: FiguresPanelProps) {
  const { title, what, note, caption, columns, rows, items, state, children } = props;
  const { isAwaited, isKept, problem } = state;
  return (
    <Panel
      title={title}
      note={isKept ? <KeptNote problem={problem} /> : note}
      controls={<ExportMenu what={what} items={items} />}
    >
      <div className={`-m-3 ${isAwaited || isKept ? 'opacity-60' : ''}`} aria-busy={isAwaited || isKept}>
        <FiguresTable caption={caption} columns={columns} rows={rows} />
        <p className="px-3 py-1.5 text-muted">{children}</p>
      </div>
    </Panel>
  );
}
