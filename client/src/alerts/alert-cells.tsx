import type { AlertFieldsFragment } from '../gql/graphql.js';
import { useFlash } from '../live/use-flash.js';
import { distanceText, valueText } from './alert-texts.js';
import { useAlertValue } from './use-alert-value.js';

interface AlertCellProps {
  readonly alert: AlertFieldsFragment;
}

/** What the alert watches now; drawn anew by itself. */
export function ValueCell({ alert }: AlertCellProps) {
  const value = useAlertValue(alert);
  const cell = useFlash<HTMLSpanElement>(value, alert.id);
  return (
    <span ref={cell} className="-mx-1 rounded-sm px-1" data-testid={`value-${alert.id}`}>
      {valueText(alert, value)}
    </span>
  );
}

/** How far that has to go to the level. */
export function DistanceCell({ alert }: AlertCellProps) {
  return <>{distanceText(alert, useAlertValue(alert), alert.level)}</>;
}
