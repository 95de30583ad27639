import { useConnection } from './connection.js';
import type { Connection } from './connection.js';

const WORDS: Readonly<Record<Connection, { readonly text: string; readonly title: string; readonly dot: string }>> = {
  LIVE: { text: 'Connected', title: 'New prices appear by themselves', dot: 'bg-up' },
  CONNECTING: { text: 'Connecting', title: 'Waiting for the server', dot: 'bg-muted' },
  OFFLINE: { text: 'Offline', title: 'The server cannot be reached: what is shown may be old', dot: 'bg-down' },
};

/** Says whether the page hears of new prices. */
export function ConnectionMark() {
  const { text, title, dot } = WORDS[useConnection()];
  return (
    <span role="status" title={title} className="inline-flex items-center gap-1.5 text-muted">
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      <span className="max-sm:sr-only">{text}</span>
    </span>
  );
}
