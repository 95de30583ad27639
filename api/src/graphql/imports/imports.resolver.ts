import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { AppError } from '../../shared/errors.js';
import { MAX_PREVIEW_ROWS } from '../../slices/imports/index.js';
import type { FileImport, StageStatus } from '../../slices/imports/index.js';
import type { QualityFinding, QualityKind, RejectionReason } from '../../slices/ingestion/index.js';
import type { ImportKind } from '../../slices/market/index.js';
import { userOf } from '../accounts/user-of.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import {
  FindingKindEnum,
  FindingSeverityEnum,
  ImportKindEnum,
  ImportStatusEnum,
  RejectionReasonEnum,
} from './enums.js';
import { RetryImportInput } from './import.inputs.js';
import { ImportPreviewRowObject } from './import-preview.object-types.js';
import { ImportConnectionObject, ImportObject } from './import.object-types.js';
import { ImportFindingObject, ImportRejectionObject, ImportReportObject } from './import-report.object-types.js';
import { fromRetryInput, importIdOf, toImport } from './imports.map.js';

const PAGE = 20;
/** An import's record may hold some 100 kB of findings. */
const LARGEST_PAGE = 100;
const LISTED = 100;
const MOST_LISTED = 1_000;
/** What reading a file once weighs beside the values of an answer. */
const READING = 5_000;
/** Values of the widest row, about. */
const PREVIEW_FIELDS = 12;
const IMPORT_ID = { description: 'Id of the import.' };
const FIRST_LISTED = { defaultValue: LISTED, description: `The first ones by line: how many, 1 to ${MOST_LISTED}.` };

@Resolver()
export class ImportsResolver {
  @Query(() => ImportObject, { nullable: true, description: 'One import.' })
  async import(@Arg('id', () => ID, IMPORT_ID) id: string, @Ctx() context: Context): Promise<ImportObject> {
    return whole(await context.imports.get(importIdOf(id)), context);
  }

  @Query(() => ImportConnectionObject, { description: 'Imports, the newest first.', complexity: pageAsked(PAGE) })
  async imports(
    @Arg('first', () => Int, { defaultValue: PAGE, description: `How many, 1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The `endCursor` of the page before; from the start where absent.',
    })
    after: string | null | undefined,
    @Arg('status', () => ImportStatusEnum, { nullable: true, description: 'Only those; all where absent.' })
    status: StageStatus | null | undefined,
    @Ctx() context: Context,
  ): Promise<ImportConnectionObject> {
    const query = { first: bounded(first, LARGEST_PAGE), after: after ?? undefined, status: status ?? undefined };
    const { entries, hasMore } = await context.imports.list(query);
    const nodes = await allWhole(
      entries.map((entry) => entry.import),
      context,
    );
    return {
      edges: nodes.map((node, index) => ({ cursor: entries[index]?.cursor ?? '', node })),
      pageInfo: { hasNextPage: hasMore, endCursor: entries.at(-1)?.cursor ?? null },
    };
  }

  @Mutation(() => ImportObject, { description: 'Calls an import off that is under way; nothing of it is stored.' })
  async cancelImport(@Arg('id', () => ID, IMPORT_ID) id: string, @Ctx() context: Context): Promise<ImportObject> {
    return whole(await context.imports.cancel(importIdOf(id)), context);
  }

  @Mutation(() => ImportObject, {
    description:
      'Tries an import again that was refused, rejected, failed, tried only or called off, from its file on.',
  })
  async retryImport(
    @Arg('id', () => ID, IMPORT_ID) id: string,
    @Arg('input', () => RetryImportInput, { nullable: true, description: 'What is different; nothing where absent.' })
    input: RetryImportInput | null | undefined,
    @Ctx() context: Context,
  ): Promise<ImportObject> {
    const change = await fromRetryInput(input ?? {}, context.columnMappings);
    return whole(await context.imports.retry(importIdOf(id), change), context);
  }

  @Mutation(() => ImportObject, {
    description: 'Takes an import back that is stored; answers it as it is, its verdict changes when that is done.',
  })
  async rollbackImport(@Arg('id', () => ID, IMPORT_ID) id: string, @Ctx() context: Context): Promise<ImportObject> {
    const entry = await context.imports.rollBack(importIdOf(id));
    await context.accounts.administration.record({
      action: 'IMPORT_ROLLED_BACK',
      caller: context.caller,
      userId: userOf(context),
      details: { importId: entry.id, fileName: entry.fileName },
    });
    return whole(entry, context);
  }

  @Mutation(() => ImportObject, { description: 'Stores an import that waits for an approval.' })
  async approveImport(
    @Arg('id', () => ID, IMPORT_ID) id: string,
    @Arg('skipBadRows', () => Boolean, { description: 'Whether to leave rejected rows out and store the others.' })
    skipBadRows: boolean,
    @Ctx() context: Context,
  ): Promise<ImportObject> {
    return whole(await context.imports.approve(importIdOf(id), { skipBadRows }), context);
  }
}

@Resolver(() => ImportObject)
export class ImportPreviewResolver {
  @FieldResolver(() => [ImportPreviewRowObject], {
    description:
      'The first rows of a kind as they were read, before they are stored too; without those that are rejected. ' +
      'None where the file has none, or its rows are no longer kept.',
    complexity: (estimate) => READING + PREVIEW_FIELDS * pageAsked(PAGE)(estimate),
  })
  async preview(
    @Root() { entry }: ImportObject,
    @Arg('kind', () => ImportKindEnum, { description: 'Which rows.' }) kind: ImportKind,
    @Arg('first', () => Int, { defaultValue: PAGE, description: `How many, 1 to ${MAX_PREVIEW_ROWS}.` }) first: number,
    @Ctx() { imports }: Context,
  ): Promise<readonly ImportPreviewRowObject[]> {
    return imports.preview(entry, kind, bounded(first, MAX_PREVIEW_ROWS));
  }
}

@Resolver(() => ImportReportObject)
export class ImportReportResolver {
  @FieldResolver(() => [ImportRejectionObject], {
    description: "What can't be right; of at most 1000 that a report lists.",
    complexity: pageAsked(LISTED),
  })
  rejections(
    @Root() { report }: ImportReportObject,
    @Arg('first', () => Int, FIRST_LISTED) first: number,
    @Arg('reason', () => RejectionReasonEnum, { nullable: true, description: 'Only these; all where absent.' })
    reason: RejectionReason | null | undefined,
  ): ImportRejectionObject[] {
    const asked = report.rejections.filter((rejection) => isAsked(reason, rejection.reason));
    return asked.slice(0, bounded(first, MOST_LISTED));
  }

  @FieldResolver(() => [ImportFindingObject], {
    description: 'What is odd; of at most 1000 that a report lists.',
    complexity: pageAsked(LISTED),
  })
  findings(
    @Root() { report }: ImportReportObject,
    @Arg('first', () => Int, FIRST_LISTED) first: number,
    @Arg('severity', () => FindingSeverityEnum, { nullable: true, description: 'Only these; all where absent.' })
    severity: QualityFinding['severity'] | null | undefined,
    @Arg('kind', () => FindingKindEnum, { nullable: true, description: 'Only these; all where absent.' })
    kind: QualityKind | null | undefined,
  ): ImportFindingObject[] {
    const asked = report.findings.filter(
      (finding) => isAsked(severity, finding.severity) && isAsked(kind, finding.kind),
    );
    return asked.slice(0, bounded(first, MOST_LISTED));
  }
}

async function whole(entry: FileImport, context: Context): Promise<ImportObject> {
  const [imported] = await allWhole([entry], context);
  if (imported === undefined) throw new TypeError('one import made none');
  return imported;
}

/** With how far they are, and whose they are. */
async function allWhole(entries: readonly FileImport[], { imports, accounts }: Context): Promise<ImportObject[]> {
  const [names, ...progress] = await Promise.all([
    accounts.profile.displayNames(entries.flatMap(({ userId }) => userId ?? [])),
    ...entries.map(async (entry) => ({ entry, progress: await imports.progress(entry) })),
  ]);
  return progress.map((each) => toImport(each.entry, each.progress, names));
}

function isAsked<Value>(asked: Value | null | undefined, value: Value): boolean {
  return asked === undefined || asked === null || asked === value;
}

function bounded(first: number, most: number): number {
  if (first >= 1 && first <= most) return first;
  throw new AppError('BAD_USER_INPUT', `Ask for 1 to ${most} at a time.`, { reason: 'OUT_OF_RANGE' });
}
