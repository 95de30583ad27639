/** Hooks of what moves, in React's strict mode, under the fake timers of the test. */
import { jest } from '@jest/globals';
import { act } from '@testing-library/react';
import { StrictMode, createElement } from 'react';
import type { ReactNode } from 'react';

import { LiveContext } from '../../src/live/use-live.js';
import type { PlayedLive } from './played-live.js';

/** Longer than a frame of the environment. */
export const FRAME_MS = 17;

/** @returns what the tested hook is wrapped in */
export function around({ live }: PlayedLive): (props: { readonly children: ReactNode }) => ReactNode {
  return ({ children }) => createElement(StrictMode, null, createElement(LiveContext, { value: live }, children));
}

export function pass(ms: number): void {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
}

/** Lets the API answer over the latest subscription, and the next frame come. */
export function send({ subscriptions }: PlayedLive, message: unknown): void {
  subscriptions.at(-1)!.send(message);
  pass(FRAME_MS);
}
