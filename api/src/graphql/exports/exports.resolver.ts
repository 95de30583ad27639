import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { toConnection } from '../accounts/accounts.map.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { ExportInput } from './export.inputs.js';
import { questionOf, toReport, viewerOf } from './exports.map.js';
import { ReportConnectionObject, ReportObject } from './report.object-types.js';

const PAGE = 25;
const FILE = { description: 'Which file.' };
const REPORT_ID = { description: 'Id of the report.' };

@Resolver()
export class ExportsResolver {
  @Query(() => String, {
    description:
      'Where a file can be had for an hour without any credentials, by whoever has the address and as long as the ' +
      'user who asks may have it; without the host, as in "/exports/board.csv?…".',
  })
  exportLink(@Arg('input', () => ExportInput, FILE) input: ExportInput, @Ctx() context: Context): string {
    return context.exports.link(questionOf(input), viewerOf(context));
  }

  @Query(() => ReportConnectionObject, {
    description: "One's reports, the newest first.",
    complexity: pageAsked(PAGE),
  })
  async reports(
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 100; 25 where absent.' })
    first: number | null | undefined,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The `endCursor` of the page before; from the start where absent.',
    })
    after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ReportConnectionObject> {
    const page = { first: first ?? PAGE, after: after ?? undefined };
    return toConnection(await context.reports.list(page, viewerOf(context)), toReport);
  }

  @Query(() => ReportObject, {
    nullable: true,
    description: "One of one's reports, with how far it is: ask each second; null where there is none of that id.",
  })
  async report(@Arg('id', () => ID, REPORT_ID) id: string, @Ctx() context: Context): Promise<ReportObject | null> {
    const report = await context.reports.find(id, viewerOf(context));
    return report === undefined ? null : toReport(report);
  }

  @Query(() => String, {
    description: "Where a report's file can be had for an hour without any credentials; without the host.",
  })
  reportLink(@Arg('id', () => ID, REPORT_ID) id: string, @Ctx() context: Context): Promise<string> {
    return context.reports.link(id, viewerOf(context));
  }

  @Mutation(() => ReportObject, { description: 'Has a file made in the background; a user has at most 50 of them.' })
  async createReport(
    @Arg('input', () => ExportInput, FILE) input: ExportInput,
    @Ctx() context: Context,
  ): Promise<ReportObject> {
    return toReport(await context.reports.create(questionOf(input), viewerOf(context)));
  }

  @Mutation(() => ID, { description: "Removes one of one's reports with its file; answers its id." })
  async removeReport(@Arg('id', () => ID, REPORT_ID) id: string, @Ctx() context: Context): Promise<string> {
    await context.reports.remove(id, viewerOf(context));
    return id;
  }
}
