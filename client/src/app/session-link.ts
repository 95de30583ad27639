import { ApolloLink, ServerError } from '@apollo/client';
import { catchError, from, of, switchMap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';

import { isTokenRefusal, refusalIn } from '../lib/api-error.js';
import type { SessionManager } from '../session/session-manager.js';

/** The part of the session that requests need. */
export type TokenSource = Pick<SessionManager, 'token' | 'renew'>;

/**
 * Says who asks, and asks once more with a new token where the server no longer takes the one that was sent. An answer
 * that was refused whole comes with a status of 401, 403 or 429 and says why as any other does.
 */
export function createSessionLink(session: TokenSource): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const send = (token: string | undefined): Observable<ApolloLink.Result> => {
      if (token !== undefined) {
        operation.setContext(({ headers }: { readonly headers?: Readonly<Record<string, string>> }) => ({
          headers: { ...headers, authorization: `Bearer ${token}` },
        }));
      }
      return forward(operation).pipe(
        catchError((error: unknown) => {
          const answer = answerIn(error);
          return answer === undefined ? throwError(() => error) : of(answer);
        }),
      );
    };
    return from(session.token()).pipe(
      switchMap((token) =>
        send(token).pipe(
          switchMap((answer) => {
            if (token === undefined || !isTokenRefusal(refusalIn(answer))) return of(answer);
            return from(session.renew(token)).pipe(
              switchMap((other) => (other === undefined || other === token ? of(answer) : send(other))),
            );
          }),
        ),
      ),
    );
  });
}

/** @returns the body of an answer that came with a status of failure, where it is one of GraphQL */
function answerIn(error: unknown): ApolloLink.Result | undefined {
  if (!ServerError.is(error)) return undefined;
  try {
    const answer: unknown = JSON.parse(error.bodyText);
    // What has errors as GraphQL has them is an answer of GraphQL.
    return refusalIn(answer) === undefined ? undefined : (answer as ApolloLink.Result);
  } catch {
    return undefined;
  }
}
