/** What moves on a page, moved by a test. */
import type { DocumentNode } from 'graphql';

import type { Refusal } from '../../src/lib/api-error.js';
import type { Live } from '../../src/live/live.js';
import { createLive } from '../../src/live/live.js';
import type { LiveStatus } from '../../src/live/live-status.js';
import { LiveStatusStore } from '../../src/live/live-status.js';

/** One subscription as its server sees it. */
export interface PlayedSubscription {
  /** Name of the operation. */
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isEnded: boolean;
  /** @param data as the API answers, in full */
  readonly send: (data: unknown) => void;
  readonly refuse: (code: string) => void;
}

export interface PlayedLive {
  readonly live: Live;
  /** All that were begun, the first one first. */
  readonly subscriptions: readonly PlayedSubscription[];
  /** Variables of each question over HTTP. */
  readonly questions: readonly Readonly<Record<string, unknown>>[];
  /** What was told of the line. */
  readonly delays: readonly number[];
  readonly polls: readonly boolean[];
  readonly tell: (status: LiveStatus) => void;
  /** @param answer to each question over HTTP from now on; throws where there is none */
  readonly answerWith: (answer: (variables: Readonly<Record<string, unknown>>) => unknown) => void;
}

/** @returns prices that stand still until the test moves them; frames and timers are the environment's */
export function playLive(): PlayedLive {
  const status = new LiveStatusStore();
  const subscriptions: PlayedSubscription[] = [];
  const questions: Readonly<Record<string, unknown>>[] = [];
  const delays: number[] = [];
  const polls: boolean[] = [];
  let answer: (variables: Readonly<Record<string, unknown>>) => unknown = () => {
    throw new Error('no answer');
  };
  const live = createLive(
    {
      status,
      tellDelay: (delayMs) => void delays.push(delayMs),
      tellPolled: (isAnswered) => void polls.push(isAnswered),
    },
    {
      subscribe(document, variables, sink) {
        let isEnded = false;
        subscriptions.push({
          name: nameOf(document),
          variables: { ...variables },
          get isEnded() {
            return isEnded;
          },
          send: (data) => {
            if (!isEnded) sink.next(data as never);
          },
          refuse: (code) => {
            isEnded = true;
            sink.error?.(refusal(code));
          },
        });
        return () => {
          isEnded = true;
        };
      },
      ask(_document, variables) {
        questions.push({ ...variables });
        return new Promise((resolve) => {
          resolve(answer({ ...variables }) as never);
        });
      },
    },
  );
  return {
    live,
    subscriptions,
    questions,
    delays,
    polls,
    tell: (next) => {
      status.tell(next);
    },
    answerWith: (next) => {
      answer = next;
    },
  };
}

function nameOf({ definitions: [definition] }: DocumentNode): string {
  return definition !== undefined && 'operation' in definition ? (definition.name?.value ?? '') : '';
}

function refusal(code: string): Refusal {
  return { code, reason: undefined, message: code, field: undefined, problems: [], retryAfterMs: undefined };
}
