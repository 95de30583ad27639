/**
 * Carries messages between the processes of one desk. What a process publishes reaches the listeners of every other
 * process, never its own: it knows already. Messages of one process on one topic come in their order; while the way
 * is cut they are lost, and `onGap` tells so when it is back.
 */
export interface Bus {
  /** Never waits and never throws; what cannot be sent is lost. */
  publish(topic: string, message: string): void;
  /** Calls the listener for every message of another process from now on; the returned function ends that. */
  listen(topic: string, listener: (message: string) => void): () => void;
  /** Calls the listener each time that messages may have been missed; the returned function ends that. */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}
