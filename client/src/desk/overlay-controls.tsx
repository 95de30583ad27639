import { parseIsoDate } from '@cushing/products';

import { Button } from '../ui/button.js';
import { DateInput } from '../ui/date-input.js';
import { AGES, MAX_OVERLAYS, toggledOverlay } from './overlays.js';
import type { Age, Overlay } from './overlays.js';

const AGE_NAMES: Readonly<Record<Age, string>> = {
  '1D': 'the trade date before',
  '1W': 'one week before',
  '1M': 'one month before',
  '1Y': 'one year before',
};

interface OverlayControlsProps {
  /** What is laid over, as in `curve`. */
  readonly noun: string;
  /** The ages offered; all where absent. */
  readonly ages?: readonly Age[];
  readonly overlays: readonly Overlay[];
  readonly onChange: (overlays: readonly Overlay[]) => void;
}

/** Lays earlier dates over the one shown: by age, or any date. */
export function OverlayControls({ noun, ages = AGES, overlays, onChange }: OverlayControlsProps) {
  const others = overlays.filter((overlay) => !ages.some((age) => age === overlay));
  const toggle = (overlay: Overlay): void => {
    onChange(toggledOverlay(overlays, overlay));
  };
  return (
    <div role="group" aria-label={`${capital(noun)}s of other dates`} className="flex flex-wrap items-center gap-1">
      {ages.map((age) => (
        <Button
          key={age}
          aria-pressed={overlays.includes(age)}
          title={`${capital(noun)} of ${AGE_NAMES[age]}`}
          className="aria-pressed:bg-selected aria-pressed:font-medium"
          onClick={() => {
            toggle(age);
          }}
        >
          −{age}
        </Button>
      ))}
      {others.map((overlay) => (
        <Button
          key={overlay}
          aria-label={`Take away the ${noun} of ${overlay}`}
          className="bg-selected"
          onClick={() => {
            toggle(overlay);
          }}
        >
          {overlay} ×
        </Button>
      ))}
      <DateInput
        aria-label={`Add the ${noun} of a date`}
        title={`Add the ${noun} of a date`}
        disabled={overlays.length >= MAX_OVERLAYS}
        value=""
        onPick={(text) => {
          const date = parseIsoDate(text);
          if (date !== undefined && !overlays.includes(date)) toggle(date);
        }}
        className="w-32 text-muted"
      />
    </div>
  );
}

function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
