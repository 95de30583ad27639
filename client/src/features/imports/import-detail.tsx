import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

import { ImportDetailDocument } from '../../gql/graphql.js';
import type { ImportDetailQuery } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import { instantText, sizeText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { ImportActions } from './import-actions.js';
import { isAwaitingApproval, isFollowed } from './import-lifecycle.js';
import { ImportPreview } from './import-preview.js';
import { ImportReport } from './import-report.js';
import { FORMATS, ORIGINS, stateOf } from './import-words.js';
import { StagesRow } from './stages-row.js';
import { StateMark } from '../../ui/state-mark.js';
import { useAskedAgain } from './use-asked-again.js';
import { useImportWatch } from './use-import-watch.js';

type Detail = NonNullable<ImportDetailQuery['import']>;

/** How often is asked whether an import was taken back, and for how long. */
const ROLLED_BACK_EVERY_MS = 1_000;
const ROLL_BACK_MS = 120_000;

interface ImportDetailProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onMap: (entry: Detail) => void;
}

/** One import: how far it is, what is in its file, and what can be done with it. */
export function ImportDetail({ id, onClose, onMap }: ImportDetailProps) {
  const { data, error, loading, refetch } = useQuery(ImportDetailDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const entry = data?.import ?? undefined;
  const ask = (): void => void refetch().catch(() => undefined);
  useImportWatch(entry !== undefined && isFollowed(entry) ? id : undefined, ask);
  const [rollBackOf, setRollBackOf] = useState<string>();
  const isRollingBack = rollBackOf === id && entry?.verdict === 'COMMITTED';
  useAskedAgain(ask, isRollingBack ? ROLLED_BACK_EVERY_MS : undefined);
  useEffect(() => {
    if (!isRollingBack) return;
    const timer = setTimeout(() => {
      setRollBackOf(undefined);
    }, ROLL_BACK_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isRollingBack]);
  const isGone = data !== undefined && entry === undefined;
  const isFailed = error !== undefined && !loading && entry === undefined;
  const place = useScrollTo(id);
  return (
    <div ref={place} className="scroll-mt-3">
      <Panel
        title={entry?.fileName ?? 'Import'}
        note={entry === undefined ? undefined : <StateMark state={stateOf(entry)} />}
        controls={<Button onClick={onClose}>Close</Button>}
      >
        {entry === undefined && !isGone && !isFailed ? <Loading what="the import" height={360} /> : null}
        {isFailed ? <Failure message={errorText(error)} onRetry={ask} /> : null}
        {isGone ? (
          <Empty title="There is no such import.">It may have been removed. Choose another in the list.</Empty>
        ) : null}
        {entry === undefined ? null : (
          <div className="flex min-w-0 flex-col gap-3">
            <About entry={entry} />
            <StagesRow stages={entry.stages} isOver={entry.endedAt !== null} />
            {entry.failure === null ? null : (
              <Notice tone="DANGER">
                {entry.failure.message} <code className="text-[11px] opacity-80">{entry.failure.reason}</code>
              </Notice>
            )}
            {isAwaitingApproval(entry) ? (
              <Notice tone="INFO">
                Nothing is stored yet: look at what it would store, then approve or cancel it.
              </Notice>
            ) : null}
            <ImportActions
              key={`${entry.verdict} ${isAwaitingApproval(entry)}`}
              entry={entry}
              isRollingBack={isRollingBack}
              onDone={ask}
              onRollBack={() => {
                setRollBackOf(id);
                ask();
              }}
              onMap={() => {
                onMap(entry);
              }}
            />
            {entry.report === null ? null : (
              <ImportPreview
                key={`rows ${isAwaitingApproval(entry)}`}
                id={id}
                isToBeLookedAt={isAwaitingApproval(entry)}
              />
            )}
            {entry.report === null ? null : <ImportReport entry={entry} report={entry.report} />}
          </div>
        )}
      </Panel>
    </div>
  );
}

/** Brings what was just opened into sight, where it lies below the list. */
function useScrollTo(id: string) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || element.getBoundingClientRect().top < window.innerHeight * 0.75) return;
    element.scrollIntoView({ block: 'start', behavior: 'auto' });
  }, [id]);
  return place;
}

function About({ entry }: { readonly entry: Detail }) {
  const { size, origin, uploadedBy, createdAt, committedAt, rolledBackAt, mode, format, mapping, series, skipBadRows } =
    entry;
  const formatName = FORMATS.find(({ name }) => name === format)?.text ?? format;
  const parts = [
    // What the command line stored while no server ran is known by its rows alone.
    ...(size === 0 ? [] : [sizeText(size)]),
    `${ORIGINS[origin]}${uploadedBy === null ? '' : ` by ${uploadedBy}`}, ${instantText(createdAt)}`,
    ...(mode === 'REVIEW' ? ['looked at first'] : []),
    ...(mode === 'DRY_RUN' ? ['only tried'] : []),
    ...(skipBadRows ? ['bad rows left out'] : []),
    ...(formatName === null ? [] : [`read as ${formatName}`]),
    ...(mapping === null ? [] : [`columns by “${mapping}”`]),
    ...(series === null ? [] : [`series ${series}`]),
    ...(committedAt === null ? [] : [`stored ${instantText(committedAt)}`]),
    ...(rolledBackAt === null ? [] : [`rolled back ${instantText(rolledBackAt)}`]),
  ];
  return <p className="wrap-anywhere text-muted">{parts.join(' · ')}</p>;
}
