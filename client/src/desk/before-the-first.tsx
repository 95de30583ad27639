import type { IsoDate } from '@cushing/products';

import { dateText } from '../lib/format.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/states.js';

interface BeforeTheFirstProps {
  /** What there is from then on, as in `The settlements of CL`. */
  readonly what: string;
  readonly first: IsoDate;
  /** To a date, or to the latest. */
  readonly onGo: (asOf: IsoDate | undefined) => void;
}

/** Said of a date before the first one, with the ways out. */
export function BeforeTheFirst({ what, first, onGo }: BeforeTheFirstProps) {
  return (
    <Empty title={`${what} begin on ${dateText(first)}.`}>
      <span className="inline-flex gap-2 pt-2">
        <Button
          onClick={() => {
            onGo(first);
          }}
        >
          Go to the first date
        </Button>
        <Button
          onClick={() => {
            onGo(undefined);
          }}
        >
          Go to the latest
        </Button>
      </span>
    </Empty>
  );
}
