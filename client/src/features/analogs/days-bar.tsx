import type { IsoDate } from '@cushing/products';

import { Checkbox } from '../../ui/checkbox.js';
import { Choice } from '../../ui/choice.js';
import { DAYS_AROUND, outcomeOf } from './alike-days.js';
import type { AlikeDay } from './alike-days.js';
import { COUNTS } from './analogs-view.js';
import type { AnalogsView } from './analogs-view.js';
import { outcomeText, tooFewText } from './outcome-text.js';
import type { ChangeView } from './use-analogs-view.js';

interface DaysBarProps {
  readonly compared: IsoDate;
  /** Days that can be shown, the hidden ones among them. */
  readonly found: number;
  /** Days that were compared for it. */
  readonly asked: number;
  /** Without those hidden. */
  readonly days: readonly AlikeDay[];
  readonly view: AnalogsView;
  readonly change: ChangeView;
  readonly isStale: boolean;
}

/** Which days are looked at, and what they say together. */
export function DaysBar({ compared, found, asked, days, view, change, isStale }: DaysBarProps) {
  const { isApart, count } = view;
  const tooFew = isApart ? tooFewText(count, found, asked, compared) : undefined;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className={`min-w-0 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {found === 0 ? null : (
          <p role="status" className="text-base">
            {outcomeText(outcomeOf(days), { isApart, hidden: found - days.length })}
          </p>
        )}
        <p className="text-[12px] text-muted">
          {tooFew === undefined ? '' : `${tooFew} `}
          Likeness is no forecast: days alike are few, and each had reasons of its own.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Checkbox
          label={`Leave out the ± ${DAYS_AROUND} days around`}
          title="Trade dates just before and after, whose curves are near anyway ( o )"
          checked={isApart}
          onChange={(event) => {
            change({ isApart: event.target.checked });
          }}
        />
        <span className="flex items-center gap-1.5">
          Days
          <Choice
            label="How many days"
            options={COUNTS.map((value) => ({ value, text: String(value) }))}
            value={count}
            onChange={(value) => {
              change({ count: value });
            }}
          />
        </span>
      </div>
    </div>
  );
}
