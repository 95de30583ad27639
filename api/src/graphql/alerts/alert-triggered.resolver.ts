import { Resolver, Root, Subscription } from 'type-graphql';

import { boundedStream } from '../../shared/bounded-stream.js';
import type { AlertEvent } from '../../slices/alerts/index.js';
import type { Context } from '../context.js';
import { AlertEventObject } from './alert.object-types.js';
import { toAlertEvent } from './alerts.map.js';
import { userOf } from '../accounts/user-of.js';

/**
 * Events that may wait for a slow reader; more than a user has alerts. None is left out or put together: with one more
 * the stream is ended, and what it missed is in `alertEvents`.
 */
const WAITING_EVENTS = 256;

@Resolver()
export class AlertTriggeredResolver {
  @Subscription(() => AlertEventObject, {
    description: "Told at each crossing of one of one's alerts; those before are in `alertEvents`.",
    subscribe: ({ context }: { context: Context }) => {
      const userId = userOf(context);
      return boundedStream<AlertEvent>(WAITING_EVENTS, (push) => context.alertJudge.listen(userId, push));
    },
  })
  alertTriggered(@Root() event: AlertEvent): AlertEventObject {
    return toAlertEvent(event);
  }
}
