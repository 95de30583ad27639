import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { defer, of, switchMap, timer } from 'rxjs';
import type { Observable } from 'rxjs';

import { refusalIn } from '../lib/api-error.js';

/** A longer wait is told instead: a page that shows nothing for it looks broken. */
const LONGEST_WAIT_MS = 10_000;
const MOST_ATTEMPTS = 4;
/** Added to a wait by chance, so that the parts of a page do not come back all at once. */
const SCATTER_MS = 400;

/**
 * Asks a question again after the wait that the server names where it was one too many: whoever steps quickly through
 * dates waits a moment and sees no failure. What changes something is never sent twice.
 */
export function createPatienceLink(random: () => number = Math.random): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const attempt = (number: number): Observable<ApolloLink.Result> =>
      defer(() => forward(operation)).pipe(
        switchMap((answer) => {
          const refusal = refusalIn(answer);
          const wait = refusal?.code === 'RATE_LIMITED' ? refusal.retryAfterMs : undefined;
          if (wait === undefined || wait > LONGEST_WAIT_MS || number === MOST_ATTEMPTS) return of(answer);
          return timer(wait + random() * SCATTER_MS).pipe(switchMap(() => attempt(number + 1)));
        }),
      );
    return operation.operationType === OperationTypeNode.QUERY ? attempt(1) : forward(operation);
  });
}
