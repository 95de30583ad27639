import type { ImportStageFieldsFragment } from '../../gql/graphql.js';
import { countText, numberText } from '../../lib/format.js';
import { STAGES, STAGE_UNITS, STATUS_WORDS, countOf } from './import-words.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { StateMark } from '../../ui/state-mark.js';
import type { StateWord } from '../../ui/state-mark.js';

const DONE: StateWord = { ...STATUS_WORDS.COMPLETED, word: 'Done', meaning: 'It is done.' };
const NOT_BEGUN: StateWord = { ...STATUS_WORDS.PENDING, word: 'Not begun', meaning: 'The import ended before it.' };
const STOPPED: StateWord = { word: 'Stopped', sign: '∅', tone: 'PLAIN', meaning: 'The import ended during it.' };

interface StagesRowProps {
  readonly stages: readonly ImportStageFieldsFragment[];
  /** Whether the import has ended, so that nothing of it goes on. */
  readonly isOver: boolean;
}

/** The stages of an import side by side, in their order. */
export function StagesRow({ stages, isOver }: StagesRowProps) {
  return (
    <ol
      aria-label="Stages"
      className="grid grid-cols-1 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-5"
    >
      {stages.map((stage, index) => (
        <Stage key={stage.stage} stage={stage} number={index + 1} isOver={isOver} />
      ))}
    </ol>
  );
}

interface StageProps {
  readonly stage: ImportStageFieldsFragment;
  readonly number: number;
  readonly isOver: boolean;
}

function Stage({ stage, number, isOver }: StageProps) {
  const { status, message, done, total } = stage;
  const { name, does } = STAGES[stage.stage];
  const isRunning = status === 'PROCESSING' && !isOver;
  const text = message === '' ? does : message;
  return (
    <li
      aria-current={isRunning ? 'step' : undefined}
      title={does}
      className="flex min-w-0 flex-col gap-0.5 bg-panel px-2 py-1.5 sm:min-h-[5.75rem]"
    >
      <span className="flex items-center justify-between gap-1">
        <span className="font-medium">
          <span className="text-muted">{number}</span> {name}
        </span>
        <StateMark state={wordOf(status, isOver)} />
      </span>
      <span className="block h-1">
        {isRunning ? <ProgressBar label={`${name}: how much is done`} done={done} total={total} /> : null}
      </span>
      <span
        className={`line-clamp-2 text-[12px] wrap-anywhere ${status === 'FAILED' ? 'text-danger' : 'text-muted'}`}
        title={text}
      >
        {text}
      </span>
      <span className="mt-auto text-[12px] text-muted">{countsText(stage)}</span>
    </li>
  );
}

function wordOf(status: ImportStageFieldsFragment['status'], isOver: boolean): StateWord {
  if (status === 'COMPLETED') return DONE;
  if (!isOver || status === 'FAILED') return STATUS_WORDS[status];
  return status === 'PENDING' ? NOT_BEGUN : STOPPED;
}

/** As in `1,200 of 2,176 rows, 24,000 a second`, or how long it took. */
function countsText({
  stage,
  status,
  done,
  total,
  rowsPerSecond,
  startedAt,
  endedAt,
}: ImportStageFieldsFragment): string {
  const parts: string[] = [];
  if (done > 0) {
    const unit = STAGE_UNITS[stage];
    // What was guessed on the way is passed over once it is done.
    const isOpen = status === 'PROCESSING' && total !== null && total >= done;
    parts.push(isOpen ? `${countText(done)} of ${countOf(total, unit)}` : countOf(done, unit));
  }
  if (status === 'PROCESSING' && rowsPerSecond !== null && rowsPerSecond > 0)
    parts.push(`${countText(rowsPerSecond)} a second`);
  if (startedAt !== null && endedAt !== null) parts.push(durationText(Date.parse(endedAt) - Date.parse(startedAt)));
  return parts.join(', ');
}

/** @returns as in `0.4 s` */
function durationText(ms: number): string {
  return `${numberText(Math.max(0, ms) / 1_000, 1)} s`;
}
