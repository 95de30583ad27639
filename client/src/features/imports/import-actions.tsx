import { useState } from 'react';

import type { ImportDetailQuery } from '../../gql/graphql.js';
import { failureText } from '../../lib/error-text.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Notice } from '../../ui/notice.js';
import { isAwaitingApproval, isCancellable, isRetryable, isRollbackable } from './import-lifecycle.js';
import { countOf, datesText, subjectsText } from './import-words.js';
import { SeriesForm } from './series-form.js';
import { useImportActions } from './use-import-actions.js';

type Detail = NonNullable<ImportDetailQuery['import']>;

interface ImportActionsProps {
  readonly entry: Detail;
  readonly isRollingBack: boolean;
  /** Asks for the import anew. */
  readonly onDone: () => void;
  readonly onRollBack: () => void;
  readonly onMap: () => void;
}

/** Refusals that a name of the spot series mends. */
const SERIES_WANTED: ReadonlySet<string> = new Set(['SERIES_MISSING', 'SERIES_NAME']);
/** Refusals that a mapping of columns mends. */
const MAPPING_WANTED: ReadonlySet<string> = new Set(['HEADER_UNKNOWN', 'MAPPING_DOES_NOT_FIT', 'HEADER_COLUMN_TWICE']);

/** What can be done with an import as it is, and what went wrong when it was tried. */
export function ImportActions({ entry, isRollingBack, onDone, onRollBack, onMap }: ImportActionsProps) {
  const actions = useImportActions();
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isAsked, setIsAsked] = useState(false);
  const run = async (name: string, work: () => Promise<void>): Promise<void> => {
    setBusy(name);
    setFailure(undefined);
    try {
      await work();
      // It stays busy until the import is in another state, with which these actions are others.
      onDone();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(undefined);
    }
  };
  const { id, failure: reason, report, skipBadRows } = entry;
  const rejected = report?.rejectionCount ?? 0;
  const button = (name: string, work: () => Promise<void>, variant?: 'PRIMARY' | 'DANGER') => (
    <Button
      variant={variant}
      isBusy={busy === name}
      disabled={busy !== undefined && busy !== name}
      onClick={() => {
        void run(name, work);
      }}
    >
      {name}
    </Button>
  );
  const wantsSeries = isRetryable(entry) && SERIES_WANTED.has(reason?.reason ?? '');
  const wantsMapping = isRetryable(entry) && MAPPING_WANTED.has(reason?.reason ?? '');
  // The same again would end as before.
  const isMended = wantsSeries || wantsMapping || entry.verdict === 'REJECTED' || entry.verdict === 'DRY_RUN';
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {wantsSeries ? (
        <SeriesForm
          value={entry.series ?? ''}
          onSend={(series) => run('series', () => actions.retry(id, { series }))}
          isBusy={busy === 'series'}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
        {isAwaitingApproval(entry)
          ? button(
              rejected === 0 ? 'Approve and store' : 'Approve, and leave bad rows out',
              () => actions.approve(id, skipBadRows || rejected > 0),
              'PRIMARY',
            )
          : null}
        {wantsMapping ? (
          <Button variant="PRIMARY" onClick={onMap}>
            Map its columns…
          </Button>
        ) : null}
        {entry.verdict === 'REJECTED' && !skipBadRows
          ? button('Leave bad rows out and try again', () => actions.retry(id, { skipBadRows: true }), 'PRIMARY')
          : null}
        {entry.verdict === 'REJECTED' && skipBadRows ? button('Try again', () => actions.retry(id)) : null}
        {entry.verdict === 'DRY_RUN'
          ? button('Import it', () => actions.retry(id, { mode: 'COMMIT' }), 'PRIMARY')
          : null}
        {isRetryable(entry) && !isMended ? button('Try again', () => actions.retry(id)) : null}
        {isCancellable(entry) ? button('Cancel the import', () => actions.cancel(id)) : null}
        {isRollbackable(entry) ? (
          <Button
            variant="DANGER"
            isBusy={isRollingBack}
            onClick={() => {
              setIsAsked(true);
            }}
          >
            {isRollingBack ? 'Rolling back…' : 'Roll back…'}
          </Button>
        ) : null}
      </div>
      {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
      {isAsked ? (
        <ConfirmDialog
          title={`Roll back ${entry.fileName}?`}
          action="Roll back"
          onConfirm={async () => {
            await actions.rollBack(id);
            onRollBack();
          }}
          onClose={() => {
            setIsAsked(false);
          }}
        >
          <p>
            {report === null
              ? 'What this import stored is taken away.'
              : `What this import stored of ${subjectsText(report)}, ${datesText(report)}, is taken away: ` +
                `${countOf(report.counts.stored, 'new row')} and ${countOf(report.counts.replaced, 'replaced row')}.`}
          </p>
          <p className="mt-2">
            Values that it replaced come back as they were. Curves, chains and everything else made of them change for
            everybody of the desk. Later imports of the same rows stay. It cannot be undone; the file can be sent again.
          </p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
