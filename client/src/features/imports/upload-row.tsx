import { useQuery, skipToken } from '@apollo/client/react';
import { useState } from 'react';

import { ImportStateDocument } from '../../gql/graphql.js';
import type { ImportRowFragment } from '../../gql/graphql.js';
import { failureText } from '../../lib/error-text.js';
import { shareText, sizeText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { useNotify } from '../../ui/toasts.js';
import { isCancellable, isFollowed, isUnderWay } from './import-lifecycle.js';
import { STAGES, STAGE_UNITS, countOf, stateOf } from './import-words.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { StateMark } from '../../ui/state-mark.js';
import type { StateWord } from '../../ui/state-mark.js';
import type { Upload } from './upload-queue.js';
import { useImportActions } from './use-import-actions.js';
import { useImportWatch } from './use-import-watch.js';

interface UploadRowProps {
  readonly upload: Upload;
  readonly isOpen: boolean;
  readonly onOpen: (importId: string) => void;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

const WAITING: StateWord = { word: 'Waiting', sign: '○', tone: 'PLAIN', meaning: 'It is sent after those before it.' };
const SENDING: StateWord = { word: 'Sending', sign: '◐', tone: 'WARNING', meaning: 'It is on its way to the server.' };
const TAKEN: StateWord = { word: 'Received', sign: '◐', tone: 'WARNING', meaning: 'The server has it.' };
const FAILED: StateWord = { word: 'Not sent', sign: '✕', tone: 'DANGER', meaning: 'The server did not take it.' };
const STOPPED: StateWord = { word: 'Cancelled', sign: '∅', tone: 'PLAIN', meaning: 'It was not sent.' };

/** One file that was chosen or dropped: on its way, then as its import. */
export function UploadRow({ upload, isOpen, onOpen, onCancel, onRetry, onRemove }: UploadRowProps) {
  const { file, state } = upload;
  const taken = state.kind === 'TAKEN' ? state : undefined;
  const entry = useTaken(taken?.importId);
  const { cancel } = useImportActions();
  const notify = useNotify();
  const [isBusy, setIsBusy] = useState(false);
  const cancelImport = async (id: string): Promise<void> => {
    setIsBusy(true);
    await cancel(id).catch((error: unknown) => {
      notify(failureText(error));
    });
    setIsBusy(false);
  };
  const { word, text, bar } = describe(upload, entry);
  const isOver =
    state.kind === 'FAILED' || state.kind === 'CANCELLED' || (entry !== undefined && !isCancellable(entry));
  return (
    <li className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-b border-line/50 py-1 last:border-b-0 sm:grid-cols-[minmax(0,20rem)_8rem_minmax(0,1fr)_auto]">
      <span className="flex min-w-0 gap-1.5" title={file.name}>
        <span className="truncate font-medium">{file.name}</span>
        <span className="shrink-0 text-muted">{sizeText(file.size)}</span>
      </span>
      <span className="max-sm:row-start-2">
        <StateMark state={word} />
      </span>
      <span className="min-w-0 max-sm:col-span-2 max-sm:row-start-3">
        <span className="block truncate text-muted" title={text}>
          {text}
        </span>
        {/* Holds its place, so that rows do not grow and shrink. */}
        <span className="block h-1">{bar === undefined ? null : <ProgressBar label={file.name} {...bar} />}</span>
      </span>
      <span className="flex justify-end gap-1.5 max-sm:row-span-2 max-sm:row-start-1 max-sm:col-start-2">
        {taken === undefined ? null : (
          <Button
            aria-label={`Open the import of ${file.name}`}
            aria-pressed={isOpen}
            onClick={() => {
              onOpen(taken.importId);
            }}
          >
            Open
          </Button>
        )}
        {state.kind === 'WAITING' || state.kind === 'SENDING' ? (
          <Button aria-label={`Cancel ${file.name}`} onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
        {taken !== undefined && entry !== undefined && isCancellable(entry) ? (
          <Button
            aria-label={`Cancel ${file.name}`}
            isBusy={isBusy}
            onClick={() => {
              void cancelImport(taken.importId);
            }}
          >
            Cancel
          </Button>
        ) : null}
        {state.kind === 'FAILED' || state.kind === 'CANCELLED' ? (
          <Button aria-label={`Send ${file.name} again`} onClick={onRetry}>
            Try again
          </Button>
        ) : null}
        {isOver ? (
          <Button aria-label={`Take ${file.name} off this list`} onClick={onRemove}>
            ×
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function useTaken(importId: string | undefined): ImportRowFragment | undefined {
  const { data, refetch } = useQuery(
    ImportStateDocument,
    importId === undefined ? skipToken : { variables: { id: importId } },
  );
  const entry = data?.import ?? undefined;
  const goesOn = entry === undefined || isFollowed(entry);
  useImportWatch(goesOn ? importId : undefined, () => void refetch().catch(() => undefined));
  return entry;
}

interface Description {
  readonly word: StateWord;
  readonly text: string;
  readonly bar?: { readonly done: number; readonly total: number | null };
}

function describe({ file, state }: Upload, entry: ImportRowFragment | undefined): Description {
  switch (state.kind) {
    case 'WAITING':
      return { word: WAITING, text: 'After those before it' };
    case 'SENDING': {
      const { sentBytes, totalBytes } = state;
      const share = totalBytes > 0 ? sentBytes / totalBytes : 0;
      const text = share >= 1 ? 'Sent; the server writes it down' : `${shareText(share, 0)} of ${sizeText(file.size)}`;
      return { word: SENDING, text, bar: { done: sentBytes, total: totalBytes } };
    }
    case 'FAILED':
      return { word: FAILED, text: state.message };
    case 'CANCELLED':
      return { word: STOPPED, text: 'Nothing of it was kept' };
    case 'TAKEN': {
      if (entry === undefined) return { word: TAKEN, text: 'Waiting for its turn' };
      const word = stateOf(entry);
      const repeated = state.isRepeated ? 'The same file was sent before: this is its import. ' : '';
      return { word, text: `${repeated}${outcomeText(entry)}`, ...runningBar(entry) };
    }
  }
}

function outcomeText(entry: ImportRowFragment): string {
  if (entry.failure !== null) return entry.failure.message;
  const running = entry.stages.find(({ status }) => status === 'PROCESSING');
  if (running !== undefined && isFollowed(entry)) {
    const { name, does } = STAGES[running.stage];
    return running.done > 0
      ? `${name}: ${countOf(running.done, STAGE_UNITS[running.stage])}`
      : `${name}: ${does.toLowerCase()}`;
  }
  if (entry.report === null || isUnderWay(entry) || entry.verdict === 'ROLLED_BACK') return stateOf(entry).meaning;
  const { read, stored, replaced, unchanged, rejected } = entry.report.counts;
  if (entry.verdict === 'AWAITING_APPROVAL') return `${countOf(read, 'row')} judged: look, then approve`;
  const parts = [
    ...(stored > 0 ? [`${countOf(stored, 'row')} new`] : []),
    ...(replaced > 0 ? [`${countOf(replaced, 'row')} replaced`] : []),
    ...(unchanged > 0 ? [`${countOf(unchanged, 'row')} unchanged`] : []),
    ...(rejected > 0 ? [`${countOf(rejected, 'row')} rejected`] : []),
  ];
  return parts.length === 0 ? 'Nothing new' : parts.join(', ');
}

function runningBar(entry: ImportRowFragment): Pick<Description, 'bar'> {
  const running = entry.stages.find(({ status }) => status === 'PROCESSING');
  if (running === undefined || !isFollowed(entry)) return {};
  return { bar: { done: running.done, total: running.total } };
}
