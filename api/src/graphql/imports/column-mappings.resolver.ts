import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import type { SavedMapping } from '../../slices/imports/index.js';
import { userOf } from '../accounts/user-of.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { ColumnMappingInput, ColumnMappingObject, ColumnMappingProposalObject } from './column-mapping.object-types.js';
import { fromMappingInput, toColumnMapping, toProposal } from './column-mappings.map.js';

/** Mappings of a desk, about. */
const MAPPINGS = 50;

@Resolver()
export class ColumnMappingsResolver {
  @Query(() => [ColumnMappingObject], {
    description: 'The column mappings that were saved, by name; at most 200.',
    complexity: pageAsked(MAPPINGS),
  })
  async columnMappings(@Ctx() context: Context): Promise<ColumnMappingObject[]> {
    return withNames(await context.columnMappings.list(), context);
  }

  @Query(() => ColumnMappingProposalObject, {
    nullable: true,
    description: 'Proposes how the columns of a file are meant; null where nothing is likely.',
  })
  suggestColumnMapping(
    @Arg('header', () => String, { description: 'The line that names the columns.' }) header: string,
    @Arg('sampleLines', () => [String], { description: 'Some of the lines after it, at most 100.' })
    sampleLines: string[],
    @Ctx() { columnMappings }: Context,
  ): ColumnMappingProposalObject | null {
    const proposal = columnMappings.suggest(header, sampleLines);
    return proposal === undefined ? null : toProposal(proposal);
  }

  @Mutation(() => ColumnMappingObject, { description: 'Saves a column mapping, over one of the same name.' })
  async saveColumnMapping(
    @Arg('input', () => ColumnMappingInput, { description: 'The mapping.' }) input: ColumnMappingInput,
    @Ctx() context: Context,
  ): Promise<ColumnMappingObject> {
    const saved = await context.columnMappings.save(userOf(context), fromMappingInput(input));
    const names = await context.accounts.profile.displayNames([userOf(context)]);
    return toColumnMapping(saved, names);
  }

  @Mutation(() => ID, { description: 'Removes a column mapping; answers its id. What was read by it stays.' })
  async removeColumnMapping(
    @Arg('id', () => ID, { description: 'Id of the mapping.' }) id: string,
    @Ctx() { columnMappings }: Context,
  ): Promise<string> {
    await columnMappings.remove(id);
    return id;
  }
}

async function withNames(
  mappings: readonly SavedMapping[],
  { accounts }: Pick<Context, 'accounts'>,
): Promise<ColumnMappingObject[]> {
  const names = await accounts.profile.displayNames(mappings.flatMap(({ userId }) => userId ?? []));
  return mappings.map((saved) => toColumnMapping(saved, names));
}
