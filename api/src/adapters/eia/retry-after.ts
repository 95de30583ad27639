const SECOND_MS = 1_000;
const SECONDS = /^\d{1,9}$/;

/**
 * @param header of an answer: seconds, or a date
 * @returns how long to wait; undefined where it says nothing
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (SECONDS.test(text)) return Number(text) * SECOND_MS;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
