import { useSyncExternalStore } from 'react';

import { useLive } from './use-live.js';

/** What moves by itself once it is subscribed to. */
interface Topic<View> {
  readonly read: () => View | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

/** @returns what the topic says now, undefined before its first word or without a topic, and whether that may be old */
export function useLiveTopic<View>(topic: Topic<View> | undefined): {
  readonly view: View | undefined;
  readonly isStale: boolean;
} {
  const { freshness } = useLive();
  const isStale = useSyncExternalStore(freshness.subscribe, freshness.isCut);
  const view = useSyncExternalStore(topic?.subscribe ?? toNothing, topic?.read ?? nothing);
  return { view, isStale };
}

function toNothing(): () => void {
  return nothing;
}

function nothing(): undefined {
  return undefined;
}
