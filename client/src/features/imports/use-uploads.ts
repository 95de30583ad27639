import { createContext, use, useEffect, useSyncExternalStore } from 'react';

import type { SessionManager } from '../../session/session-manager.js';
import { useSessionManager } from '../../session/session-context.js';
import { sendFile } from './send-file.js';
import type { SendFile } from './send-file.js';
import { UploadQueue, isPending } from './upload-queue.js';
import type { Upload } from './upload-queue.js';

/** How files are sent. */
export const SendFileContext = createContext<SendFile>(sendFile);

/** Of each sign-in of this tab: files are sent on while other pages are looked at. */
const queues = new WeakMap<SessionManager, UploadQueue>();

/** @returns the files on their way, and what can be done with them */
export function useUploads(): { readonly queue: UploadQueue; readonly uploads: readonly Upload[] } {
  const queue = queueOf(useSessionManager(), use(SendFileContext));
  const uploads = useSyncExternalStore(queue.subscribe, queue.read);
  const isBusy = uploads.some(isPending);
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isBusy]);
  return { queue, uploads };
}

function queueOf(manager: SessionManager, send: SendFile): UploadQueue {
  const known = queues.get(manager);
  if (known !== undefined) return known;
  const queue = new UploadQueue(send, {
    token: () => manager.token(),
    renew: (refused) => manager.renew(refused),
  });
  queues.set(manager, queue);
  let user = userOf(manager);
  manager.subscribe(() => {
    const now = userOf(manager);
    // Names of one's files are not shown to whoever signs in next.
    if (now !== user) queue.clear();
    user = now;
  });
  return queue;
}

function userOf(manager: SessionManager): string | undefined {
  const state = manager.read();
  return state.status === 'SIGNED_IN' ? state.user.id : undefined;
}
