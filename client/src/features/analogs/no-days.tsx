import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/states.js';
import type { ChangeView } from './use-analogs-view.js';

/** Said of a day whose curve is not among those compared. */
export function NoShape({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  return (
    <Empty title="This curve has no shape to compare yet.">
      <p>{message}</p>
      <p>Shapes are written after each import, and for what was stored before when the server starts.</p>
      <span className="inline-flex pt-2">
        <Button onClick={onRetry}>Try again</Button>
      </span>
    </Empty>
  );
}

/** Said where no day is left to show. */
export function NoDays({ isApart, change }: { readonly isApart: boolean; readonly change: ChangeView }) {
  return (
    <Empty title={isApart ? 'No day farther away is left.' : 'There is no other day to compare with.'}>
      {isApart ? (
        <span className="inline-flex pt-2">
          <Button
            onClick={() => {
              change({ isApart: false });
            }}
          >
            Show the days around as well
          </Button>
        </span>
      ) : (
        'Import settlements of more trade dates.'
      )}
    </Empty>
  );
}
