/** Where the process stands: it answers questions only while READY. */
export type LifecycleState = 'STARTING' | 'READY' | 'DRAINING';

/** The one place that the process's state is kept; set by the composition root, read by every route. */
export class Lifecycle {
  #state: LifecycleState = 'STARTING';

  get state(): LifecycleState {
    return this.#state;
  }

  /** The start is over: questions are answered from now on. */
  ready(): void {
    if (this.#state === 'STARTING') this.#state = 'READY';
  }

  /** The end has begun: what is under way is finished, nothing new is taken. */
  drain(): void {
    this.#state = 'DRAINING';
  }
}
