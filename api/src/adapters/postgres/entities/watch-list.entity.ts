import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A row of `watch_lists`: a user's contracts, in the user's order. */
@Entity({ tableName: 'watch_lists' })
export class WatchListEntity {
  @PrimaryKey({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'array' })
  symbols!: string[];

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}
