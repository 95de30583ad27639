import { failureText } from '../../lib/error-text.js';
import type { SendFile, UploadSession, UploadSettings } from './send-file.js';

export type UploadState =
  | { readonly kind: 'WAITING' }
  | { readonly kind: 'SENDING'; readonly sentBytes: number; readonly totalBytes: number }
  /** The server has it: from here on it is an import. */
  | { readonly kind: 'TAKEN'; readonly importId: string; readonly isRepeated: boolean }
  | { readonly kind: 'FAILED'; readonly message: string }
  | { readonly kind: 'CANCELLED' };

/** A file on its way to the server. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly settings: UploadSettings;
  readonly state: UploadState;
}

/** Sends files one after another, and goes on while other pages are looked at. An upload is a new object when it changes. */
export class UploadQueue {
  readonly #send: SendFile;
  readonly #session: UploadSession;
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #lastKey = 0;
  #sending: { readonly key: number; readonly stop: AbortController } | undefined;

  constructor(send: SendFile, session: UploadSession) {
    this.#send = send;
    this.#session = session;
  }

  /** The newest last. */
  readonly read = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  add(files: Iterable<File>, settings: UploadSettings): void {
    const added = Array.from(files, (file): Upload => {
      this.#lastKey += 1;
      return { key: this.#lastKey, file, settings, state: { kind: 'WAITING' } };
    });
    this.#tell([...this.#uploads, ...added]);
    this.#sendNext();
  }

  /** Calls one off that waits or is being sent. */
  cancel(key: number): void {
    if (this.#sending?.key === key) this.#sending.stop.abort();
    else if (this.#find(key)?.state.kind === 'WAITING') this.#enter(key, { kind: 'CANCELLED' });
  }

  /** Sends one again that failed or was called off. */
  retry(key: number): void {
    const kind = this.#find(key)?.state.kind;
    if (kind !== 'FAILED' && kind !== 'CANCELLED') return;
    this.#enter(key, { kind: 'WAITING' });
    this.#sendNext();
  }

  /** Takes away what is neither waiting nor being sent. */
  remove(keys: readonly number[]): void {
    this.#tell(this.#uploads.filter((upload) => !keys.includes(upload.key) || isPending(upload)));
  }

  /** Calls all off and forgets them, as when somebody signs out. */
  clear(): void {
    const { stop } = this.#sending ?? {};
    this.#tell([]);
    stop?.abort();
  }

  #sendNext(): void {
    if (this.#sending !== undefined) return;
    const next = this.#uploads.find(({ state }) => state.kind === 'WAITING');
    if (next === undefined) return;
    const stop = new AbortController();
    this.#sending = { key: next.key, stop };
    void this.#sendOne(next, stop.signal).finally(() => {
      this.#sending = undefined;
      this.#sendNext();
    });
  }

  async #sendOne({ key, file, settings }: Upload, signal: AbortSignal): Promise<void> {
    this.#enter(key, { kind: 'SENDING', sentBytes: 0, totalBytes: file.size });
    try {
      const taken = await this.#send(file, settings, {
        session: this.#session,
        signal,
        onProgress: (sentBytes, totalBytes) => {
          this.#enter(key, { kind: 'SENDING', sentBytes, totalBytes });
        },
      });
      this.#enter(key, { kind: 'TAKEN', importId: taken.id, isRepeated: taken.isRepeated });
    } catch (error) {
      this.#enter(key, signal.aborted ? { kind: 'CANCELLED' } : { kind: 'FAILED', message: failureText(error) });
    }
  }

  #find(key: number): Upload | undefined {
    return this.#uploads.find((upload) => upload.key === key);
  }

  #enter(key: number, state: UploadState): void {
    if (this.#find(key) === undefined) return;
    this.#tell(this.#uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  #tell(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether it would be lost if the page was closed. */
export function isPending({ state }: Upload): boolean {
  return state.kind === 'WAITING' || state.kind === 'SENDING';
}
