import { RANGES } from '../../desk/history-range.js';
import { Choice } from '../../ui/choice.js';
import type { ChangeView } from './use-volatility-view.js';
import type { VolatilityView } from './volatility-view.js';

interface RangeChoiceProps {
  readonly label: string;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** How far back the histories go. */
export function RangeChoice({ label, view, change }: RangeChoiceProps) {
  return (
    <Choice
      label={label}
      options={RANGES.map((value) => ({ value, text: value === 'ALL' ? 'All' : value }))}
      value={view.range}
      onChange={(range) => {
        change({ range });
      }}
    />
  );
}
