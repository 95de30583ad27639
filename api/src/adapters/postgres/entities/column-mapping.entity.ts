import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { UserId } from '../../../slices/accounts/index.js';
import type { SavedMapping } from '../../../slices/imports/index.js';
import { storableJson } from '../storable-json.js';

/** A row of `column_mappings`. */
@Entity({ tableName: 'column_mappings' })
export class ColumnMappingEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'json' })
  mapping!: SavedMapping['mapping'];

  @Property({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}

export function toSavedMapping(row: ColumnMappingEntity): SavedMapping {
  return {
    id: row.id,
    mapping: row.mapping,
    // Written from one.
    userId: row.userId as UserId | null,
    createdAt: row.createdAt.getTime(),
  };
}

export function fromSavedMapping(saved: SavedMapping): Pick<ColumnMappingEntity, keyof ColumnMappingEntity> {
  const mapping = storableJson(saved.mapping);
  return { id: saved.id, name: mapping.name, mapping, userId: saved.userId, createdAt: new Date(saved.createdAt) };
}
