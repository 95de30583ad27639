import { AppError } from '../../shared/errors.js';
import { IMPORT_STAGES } from '../../slices/imports/index.js';
import type { ImportProgressState, ImportsService } from '../../slices/imports/index.js';
import type { LiveTopic } from '../live/live-topic.js';

/** News may be missed, as while the bus between processes is away: the record is looked at all the same. */
const LOOK_EVERY_MS = 5_000;

/**
 * @param first how far the import is, as it was just read
 * @returns how far it is, told in full each time; it ends when the import's record says that it has ended
 */
export function importTopic(
  first: ImportProgressState,
  imports: Pick<ImportsService, 'get' | 'progress' | 'watch'>,
): LiveTopic<ImportProgressState> {
  const { importId } = first;
  let latest = first;
  return {
    key: `import ${importId}`,
    snapshot: () => latest,
    listen: (onEvent, onEnd) => {
      let isOver = false;
      let isLooking = false;
      let isDue = false;
      const tell = (progress: ImportProgressState): void => {
        latest = progress;
        onEvent(progress, true);
      };
      const stop = (): void => {
        isOver = true;
        clearInterval(timer);
        unwatch();
      };
      const finish = (): void => {
        stop();
        onEnd?.();
      };
      const lookOnce = async (): Promise<void> => {
        const entry = await imports.get(importId);
        const progress = await imports.progress(entry);
        if (isOver) return;
        if (isNews(progress, latest)) tell(progress);
        if (entry.endedAt !== undefined) finish();
      };
      const look = (): void => {
        isDue = true;
        if (isLooking) return;
        isLooking = true;
        lookWhileDue()
          .catch((error: unknown) => {
            // It is looked at again; one that is no more has nothing to tell.
            if (!isOver && error instanceof AppError && error.code === 'NOT_FOUND') finish();
          })
          .finally(() => {
            isLooking = false;
          });
      };
      const lookWhileDue = async (): Promise<void> => {
        while (isDue && !isOver) {
          isDue = false;
          await lookOnce();
        }
      };
      const unwatch = imports.watch(importId, (progress) => {
        if (isOver) return;
        tell(progress);
        if (progress.verdict !== 'UNDECIDED' && progress.verdict !== 'AWAITING_APPROVAL') look();
      });
      const timer = setInterval(look, LOOK_EVERY_MS).unref();
      look();
      return stop;
    },
  };
}

/** Whether what was read is further than what was told: a record counts no rows. */
function isNews(read: ImportProgressState, told: ImportProgressState): boolean {
  return (
    read.verdict !== told.verdict ||
    IMPORT_STAGES.some((stage) => {
      const [now, before] = [read.stages[stage], told.stages[stage]];
      return now.status !== before.status || now.message !== before.message || now.done > before.done;
    })
  );
}
