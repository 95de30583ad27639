import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';

import type { ImportProgressState } from '../../slices/imports/index.js';
import type { Context } from '../context.js';
import { liveStream } from '../live/live-topic.js';
import type { LiveMessage } from '../live/live-topic.js';
import { ImportProgressObject } from './import.object-types.js';
import { importTopic } from './import-topic.js';
import { importIdOf, toImportProgress } from './imports.map.js';

@Resolver()
export class ImportProgressResolver {
  @Subscription(() => ImportProgressObject, {
    description:
      'How far an import is: as it is at first, then whenever it is further, about five times a second at most. Ends ' +
      'when the import has ended.',
    subscribe: async ({ args, context }: { args: { readonly id: string }; context: Context }) => {
      const { imports } = context;
      // Who asks for an import that there is not is told so here.
      const entry = await imports.get(importIdOf(args.id));
      return liveStream(context, importTopic(await imports.progress(entry), imports));
    },
  })
  importProgress(
    @Root() { event }: LiveMessage<ImportProgressState>,
    @Arg('id', () => ID, { description: 'Id of the import.' }) _id: string,
  ): ImportProgressObject {
    return toImportProgress(event);
  }
}
