import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const requestIds = new AsyncLocalStorage<string>();

/** Runs the handling of a request, so that whatever goes wrong in it is told and logged under the request's own id. */
export function withRequestId<Result>(id: string, handle: () => Result): Result {
  return requestIds.run(id, handle);
}

/** @returns the id of the request that is being handled; a new one outside of any */
export function currentRequestId(): string {
  return requestIds.getStore() ?? randomUUID();
}
