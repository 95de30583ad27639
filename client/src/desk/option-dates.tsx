import type { IsoDate, ProductCode } from '@cushing/products';
import type { ReactNode } from 'react';

import { Empty, Failure, Loading } from '../ui/states.js';
import { BeforeTheFirst } from './before-the-first.js';
import { useOptionTradeDates } from './use-option-trade-dates.js';

interface OptionDatesProps {
  readonly product: ProductCode;
  /** The date asked for; the latest where absent. */
  readonly asOf: IsoDate | undefined;
  /** Of what is shown while the dates are awaited, in pixels. */
  readonly height: number;
  /** To a date, or to the latest. */
  readonly onGo: (asOf: IsoDate | undefined) => void;
  /** @param dates ascending, at least one of them on or before the date asked for */
  readonly children: (dates: readonly IsoDate[]) => ReactNode;
}

/** What there is of a product's options on a date; or why there is nothing, and the ways out. */
export function OptionDates({ product, asOf, height, onGo, children }: OptionDatesProps) {
  const shown = useOptionTradeDates(product);
  if (shown.status === 'LOADING') return <Loading what="the trade dates" height={height} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const [first] = shown.data;
  if (first === undefined) {
    return (
      <Empty title={`There are no options of ${product} yet.`}>
        Import a file that has some: <code>npm run import -- FILE</code>
      </Empty>
    );
  }
  if (asOf !== undefined && asOf < first) {
    return <BeforeTheFirst what={`The options of ${product}`} first={first} onGo={onGo} />;
  }
  return children(shown.data);
}
