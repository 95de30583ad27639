/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import type { ImportStatus } from '../../gql/graphql.js';
import { oneOf } from '../../lib/one-of.js';

export const STATUSES = ['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'] as const satisfies readonly ImportStatus[];

export interface ImportsView {
  /** Only imports that are that far; all where absent. */
  readonly status: ImportStatus | undefined;
  /** Id of the import that is open. */
  readonly open: string | undefined;
  /** Where one came from, for the way back to a page that shows them. */
  readonly product: string | undefined;
  readonly asOf: string | undefined;
}

const ID = /^[0-9a-f-]{36}$/u;

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): ImportsView {
  const open = parameters.get('import') ?? '';
  return {
    status: oneOf(STATUSES, parameters.get('status') ?? ''),
    open: ID.test(open) ? open : undefined,
    product: parameters.get('product') ?? undefined,
    asOf: parameters.get('asOf') ?? undefined,
  };
}

/** @returns the shortest address that asks for the view */
export function writeView({ status, open, product, asOf }: ImportsView): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ product, asOf, status, import: open })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return parameters;
}
