import type { ReactNode } from 'react';

import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';

interface PanelFrameProps {
  readonly inputs: ReactNode;
  /** What is said of the inputs, or of the last ones that were whole. */
  readonly children: ReactNode;
}

/** What is typed on the left, what is calculated of it on the right; one below the other where there is little room. */
export function PanelFrame({ inputs, children }: PanelFrameProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[300px_minmax(0,1fr)]">
      {inputs}
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </div>
  );
}

/** In the place of a table that nothing was calculated for yet. */
export function NothingYet({ title, problem }: { readonly title: string; readonly problem: string | undefined }) {
  return (
    <Panel title={title}>
      <Empty title="Something is missing to calculate with.">{problem ?? 'What it is stands beside the fields.'}</Empty>
    </Panel>
  );
}

/** Beside a panel's title: why what it shows is of the numbers before. */
export function KeptNote({ problem }: { readonly problem: string | undefined }) {
  return (
    <span role="status" className="text-warning">
      Of the numbers before. {problem ?? 'What is missing stands beside the fields.'}
    </span>
  );
}
