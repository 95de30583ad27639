/** @returns what `Retry-After` says of a wait: whole seconds, at least one, so that nobody comes too early */
export function retryAfterSeconds(retryAfterMs: number): number {
  return Math.max(1, Math.ceil(retryAfterMs / 1_000));
}
