/** Lets one tab at a time run `work`, which is told whether another tab was at it just before. */
export type SessionLock = <Result>(work: (isAfterAnother: boolean) => Promise<Result>) => Promise<Result>;

const NAME = 'cushing.session';

/**
 * @param locks as `navigator.locks`; absent on a page that came by plain http from another machine
 * @returns a lock that all tabs share, or else one that this tab alone knows
 */
export function createSessionLock(locks: LockManager | undefined): SessionLock {
  return locks === undefined ? lockOfThisTab() : lockOfAllTabs(locks);
}

function lockOfAllTabs(locks: LockManager): SessionLock {
  return async (work) => {
    const attempt = await locks.request(NAME, { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : { result: await work(false) },
    );
    return attempt === undefined ? locks.request(NAME, () => work(true)) : attempt.result;
  };
}

function lockOfThisTab(): SessionLock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(() => work(false));
    last = done.catch(() => undefined);
    return done;
  };
}
