import { useEffect, useState } from 'react';

import { numberText, waitText } from '../lib/format.js';
import type { LiveStatus } from './live-status.js';
import { useLiveStatus } from './use-live.js';

interface Words {
  /** Said aloud when it becomes so; without figures, which change all the time. */
  readonly spoken: string;
  readonly text: string;
  readonly title: string;
  readonly dot: string;
}

/** Says how prices reach the page. */
export function LiveStatusBadge() {
  const status = useLiveStatus();
  const now = useSeconds(status.kind === 'RECONNECTING');
  const { spoken, text, title, dot } = wordsOf(status, now);
  return (
    <span title={title} className="inline-flex items-center gap-1.5 text-muted" data-testid="live-status">
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      <span aria-hidden="true">{text}</span>
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </span>
  );
}

function wordsOf(status: LiveStatus, now: number): Words {
  switch (status.kind) {
    case 'LIVE':
      return { spoken: 'Prices are live.', text: 'Live', title: 'Prices move by themselves', dot: 'bg-up' };
    case 'DELAYED':
      return {
        spoken: 'Prices are delayed.',
        text: `Delayed by ${numberText(status.delayMs / 1_000, 1)} s`,
        title: 'Prices come later than they are made: the connection or this device is slow',
        dot: 'bg-warning',
      };
    case 'RECONNECTING':
      return {
        spoken: 'The connection is lost. It is opened again.',
        text: status.nextTryAt > now ? `Reconnecting in ${waitText(status.nextTryAt - now)}` : 'Reconnecting …',
        title: 'The connection is lost: what is shown may be old',
        dot: 'bg-warning',
      };
    case 'POLLING':
      return {
        spoken: 'Prices are asked for every few seconds.',
        text: `Polling every ${waitText(status.everyMs)}`,
        title: 'WebSockets do not get through: prices are asked for instead, and a socket is tried every minute',
        dot: 'bg-warning',
      };
    case 'OFFLINE':
      return {
        spoken: 'The server cannot be reached.',
        text: 'Offline',
        title: 'The server cannot be reached: what is shown may be old',
        dot: 'bg-down',
      };
    case 'IDLE':
      return { spoken: '', text: 'Connecting …', title: 'Waiting for the server', dot: 'bg-muted' };
  }
}

/** @returns the instant, with a new one every second while it runs */
function useSeconds(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const tell = (): void => {
      setNow(Date.now());
    };
    const timer = setInterval(tell, 1_000);
    const first = setTimeout(tell, 0);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
    };
  }, [isRunning]);
  return now;
}
