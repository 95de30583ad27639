import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import type { Alert } from '../../slices/alerts/index.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { AlertChangeInput, AlertInput } from './alert.inputs.js';
import { AlertEventConnectionObject, AlertObject } from './alert.object-types.js';
import { toAlert, toAlertEventConnection } from './alerts.map.js';
import { userOf } from '../accounts/user-of.js';

const PAGE = 25;
/** The most that a user has. */
const ALERTS = 100;
const ALERT_ID = { description: 'Id of the alert.' };

@Resolver()
export class AlertsResolver {
  @Query(() => [AlertObject], { description: "One's alerts, the newest first.", complexity: pageAsked(ALERTS) })
  async alerts(@Ctx() context: Context): Promise<AlertObject[]> {
    const alerts = await context.alerts.list(userOf(context));
    return alerts.map((alert) => withValue(alert, context));
  }

  @Query(() => AlertEventConnectionObject, {
    description: 'What one was told, the newest first.',
    complexity: pageAsked(PAGE),
  })
  async alertEvents(
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 100; 25 where absent.' })
    first: number | null | undefined,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The `endCursor` of the page before; from the start where absent.',
    })
    after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<AlertEventConnectionObject> {
    return toAlertEventConnection(await context.alerts.events(userOf(context), first ?? PAGE, after ?? undefined));
  }

  @Mutation(() => AlertObject, { description: 'Makes an alert; a user has at most 100.' })
  async createAlert(
    @Arg('input', () => AlertInput, { description: 'What to watch.' }) input: AlertInput,
    @Ctx() context: Context,
  ): Promise<AlertObject> {
    return withValue(await context.alerts.create(userOf(context), input), context);
  }

  @Mutation(() => AlertObject, { description: "Changes one of one's alerts." })
  async updateAlert(
    @Arg('id', () => ID, ALERT_ID) id: string,
    @Arg('input', () => AlertChangeInput, { description: 'What changes.' }) input: AlertChangeInput,
    @Ctx() context: Context,
  ): Promise<AlertObject> {
    return withValue(await context.alerts.update(userOf(context), id, input), context);
  }

  @Mutation(() => ID, { description: "Removes one of one's alerts, with what it told; answers its id." })
  async deleteAlert(@Arg('id', () => ID, ALERT_ID) id: string, @Ctx() context: Context): Promise<string> {
    await context.alerts.remove(userOf(context), id);
    return id;
  }

  @Mutation(() => Int, { description: 'Marks crossings read that one was told; answers how many were not.' })
  markAlertEventsRead(
    @Arg('ids', () => [ID], { nullable: true, description: 'Which, at most 1000; all where absent.' })
    ids: string[] | null | undefined,
    @Ctx() context: Context,
  ): Promise<number> {
    return context.alerts.markRead(userOf(context), ids ?? undefined);
  }
}

function withValue(alert: Alert, { alertJudge }: Pick<Context, 'alertJudge'>): AlertObject {
  return toAlert(alert, alertJudge.present(alert.subject)?.value);
}
