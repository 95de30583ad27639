import type { DailySubscriptionFragment } from '../../gql/graphql.js';
import { dateText, instantText } from '../../lib/format.js';

/** @returns what will be mailed when, and what was last, in a sentence or two */
export function nextText(subscription: DailySubscriptionFragment | null): string {
  if (subscription === null) return 'You are not mailed it.';
  const { isEnabled, time, timezone, nextAt, lastTradeDate } = subscription;
  const last = lastTradeDate === null ? '' : ` Last mailed: that of ${dateText(lastTradeDate)}.`;
  if (!isEnabled || nextAt === null) return `You are not mailed it.${last}`;
  const isHere = timezone === Intl.DateTimeFormat().resolvedOptions().timeZone;
  const when = isHere ? instantText(nextAt) : `${instantText(nextAt)} here, ${time} in ${timezone}`;
  return `Next: ${when}, if there is a new trade date by then.${last}`;
}
