import type { IsoDate, ProductCode } from '@cushing/products';
import { createContext, use } from 'react';

import type { AlertFieldsFragment, AlertKind } from '../gql/graphql.js';

/** What is known of an alert that somebody may want; the form asks for the rest. */
export interface AlertWish {
  /** A price where absent. */
  readonly kind?: AlertKind | undefined;
  readonly symbol?: string | undefined;
  readonly secondSymbol?: string | undefined;
  readonly product?: ProductCode | undefined;
  readonly expiry?: IsoDate | undefined;
  /** The level that is wanted, in the unit of the kind. */
  readonly level?: number | undefined;
  /** Where none is: what was seen, which stands for the present value until that is known. */
  readonly seen?: number | undefined;
}

export interface AlertDeskValue {
  /** Opens the form for a new alert. */
  readonly make: (wish: AlertWish) => void;
  /** Opens it for one that is there. */
  readonly edit: (alert: AlertFieldsFragment) => void;
}

export const AlertDeskContext = createContext<AlertDeskValue | undefined>(undefined);

/** @returns the way to the form; undefined for whoever may have no alerts */
export function useAlertDesk(): AlertDeskValue | undefined {
  return use(AlertDeskContext);
}
