import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { dateText } from '../lib/format.js';
import { Button } from '../ui/button.js';
import { DateInput } from '../ui/date-input.js';

interface DateBarProps {
  /** The date asked for; the latest where absent. */
  readonly asOf: IsoDate | undefined;
  /** The date that is shown for it. */
  readonly tradeDate: IsoDate | undefined;
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
  /** To the trade date before or after; undefined where there is none. */
  readonly onBefore: (() => void) | undefined;
  readonly onAfter: (() => void) | undefined;
  readonly onPick: (date: IsoDate | undefined) => void;
}

/** Which trade date the page shows; what is said of it stands below, and moves no button. */
export function DateBar({ asOf, tradeDate, first, last, onBefore, onAfter, onPick }: DateBarProps) {
  return (
    <div role="group" aria-label="Trade date" className="flex flex-col gap-0.5 xl:min-h-12">
      <div className="flex flex-wrap items-center gap-1.5">
        <Button
          aria-label="Trade date before"
          title="Trade date before ( [ )"
          disabled={onBefore === undefined}
          onClick={onBefore}
        >
          ‹
        </Button>
        <DateInput
          aria-label="As of"
          value={asOf ?? tradeDate ?? ''}
          min={first ?? undefined}
          max={last ?? undefined}
          onPick={(text) => {
            const date = parseIsoDate(text);
            if (date !== undefined) onPick(date);
          }}
        />
        <Button
          aria-label="Trade date after"
          title="Trade date after ( ] )"
          disabled={onAfter === undefined}
          onClick={onAfter}
        >
          ›
        </Button>
        <Button
          title="Latest trade date ( l )"
          disabled={asOf === undefined}
          onClick={() => {
            onPick(undefined);
          }}
        >
          Latest
        </Button>
      </div>
      {asOf !== undefined && tradeDate !== undefined && asOf !== tradeDate ? (
        <span
          role="status"
          className="w-0 min-w-full text-[11px] leading-5 text-warning xl:flex xl:justify-end xl:whitespace-nowrap"
        >
          No settlements on {dateText(asOf)}: showing {dateText(tradeDate)}
        </span>
      ) : null}
    </div>
  );
}
