import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';
import type { Client } from 'graphql-ws';

import { refusalIn } from '../lib/api-error.js';
import type { Refusal } from '../lib/api-error.js';
import { retryPace } from './retry-pace.js';

/** Who hears of a subscription. */
export interface LiveSink<Data> {
  next(data: Data): void;
  /** The server refused it for good, as a question that no later try makes right; it has ended. */
  error?(refusal: Refusal): void;
}

/** The way of moving values to the page. What comes is kept in no cache. */
export interface LiveTransport {
  /**
   * Subscribes for ever: what ends for a passing reason begins again.
   *
   * @returns what ends it
   */
  readonly subscribe: <Data, Variables extends OperationVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    sink: LiveSink<Data>,
  ) => () => void;
  /** Asks once, over HTTP. */
  readonly ask: <Data, Variables extends OperationVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Promise<Data>;
}

/** Asked again these would be refused again. */
const LASTING: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'FORBIDDEN',
  'NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** @returns the way over a socket of graphql-ws, and for single questions that of all others */
export function createLiveTransport(
  socket: Pick<Client, 'subscribe'>,
  apollo: Pick<ApolloClient, 'query'>,
): LiveTransport {
  return {
    subscribe(document, variables, sink) {
      const query = print(document);
      let isEnded = false;
      let failures = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let end: (() => void) | undefined;
      const failed = (refusal: Refusal | undefined): void => {
        if (isEnded) return;
        if (refusal !== undefined && LASTING.has(refusal.code)) {
          isEnded = true;
          end?.();
          sink.error?.(refusal);
          return;
        }
        failures += 1;
        timer = setTimeout(begin, Math.max(refusal?.retryAfterMs ?? 0, retryPace(failures, undefined, Math.random())));
      };
      function begin(): void {
        let isOver = false;
        const over = (refusal: Refusal | undefined): void => {
          if (isOver) return;
          isOver = true;
          failed(refusal);
        };
        end = socket.subscribe(
          { query, variables },
          {
            next: (result) => {
              if (isEnded || isOver) return;
              const refusal = refusalIn(result);
              if (result.data === null || result.data === undefined) {
                if (refusal !== undefined && LASTING.has(refusal.code)) over(refusal);
                return;
              }
              failures = 0;
              sink.next(result.data as never); // of the document's own type, as the schema has it
            },
            error: (error) => {
              over(refusalIn({ errors: Array.isArray(error) ? error : [error] }));
            },
            complete: () => {
              over(undefined);
            },
          },
        );
      }
      begin();
      return () => {
        isEnded = true;
        clearTimeout(timer);
        end?.();
      };
    },
    async ask(document, variables) {
      const { data } = await apollo.query({ query: document, variables, fetchPolicy: 'no-cache' });
      if (data === undefined) throw new TypeError('an answer without data has errors, which are thrown');
      return data;
    },
  };
}
