/** What a document may hold at the most, judged before anything of it runs. */
import { GraphQLError, Kind } from 'graphql';
import type { ASTVisitor, DocumentNode, SelectionSetNode, ValidationContext } from 'graphql';

export const DOCUMENT_LIMITS = {
  /** Lexical tokens; the parser stops there. */
  tokens: 2_000,
  /** Fields inside fields; introspection, which nests to 13, is free of it. */
  depth: 8,
  /** Aliases after fragments are spread, `__typename` among them. */
  aliases: 30,
  directives: 20,
  /** Fields after fragments are spread. */
  fields: 500,
  fragments: 30,
  /** Variables of all operations. */
  variables: 50,
  /** Fields that answer under the same name, all over the document: graphql compares them in pairs. */
  namesakes: 40,
} as const;

interface Size {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
}

type Limit = Exclude<keyof typeof DOCUMENT_LIMITS, 'tokens'>;

const TOO_LARGE: Size = { depth: Infinity, aliases: Infinity, directives: Infinity, fields: Infinity };

/**
 * A validation rule that refuses a document beyond `DOCUMENT_LIMITS`. Each fragment is measured once, also one that
 * nothing spreads, so that fragments that spread each other double no work; one that spreads itself is refused.
 */
export function documentLimitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const exceeded = exceededLimits(document);
      for (const message of new Set(exceeded.map(describeExcess))) {
        context.reportError(new GraphQLError(message, { extensions: { reason: 'LIMIT_EXCEEDED' } }));
      }
      // It is refused: nothing of it is left for graphql's own rules, of which some take the square of its size.
      if (exceeded.length > 0) Object.assign(document, { definitions: [] });
      return undefined;
    },
  };
}

function describeExcess([limit, measured]: readonly [Limit, number]): string {
  // Without a cycle no document has endless fields: its tokens are counted.
  if (measured === Infinity) return 'A fragment may not spread itself, neither directly nor through others.';
  const found = Number.isSafeInteger(measured) ? `this one has ${measured}` : 'this one has far more';
  return `A document may have at most ${MEASURES[limit]}: ${found}.`;
}

const MEASURES = {
  depth: `${DOCUMENT_LIMITS.depth} levels of fields`,
  aliases: `${DOCUMENT_LIMITS.aliases} aliases`,
  directives: `${DOCUMENT_LIMITS.directives} directives`,
  fields: `${DOCUMENT_LIMITS.fields} fields`,
  fragments: `${DOCUMENT_LIMITS.fragments} fragments`,
  variables: `${DOCUMENT_LIMITS.variables} variables`,
  namesakes: `${DOCUMENT_LIMITS.namesakes} fields of one name`,
} satisfies Record<Limit, string>;

/** @returns the limits that one of the document's operations goes beyond, with its measure */
export function exceededLimits(document: DocumentNode): readonly (readonly [Limit, number])[] {
  const counts = documentCounts(document);
  // With too many fragments their sizes are not worth the measuring.
  const size = { ...counts, ...(counts.fragments > DOCUMENT_LIMITS.fragments ? emptySize() : documentSize(document)) };
  return (['depth', 'aliases', 'directives', 'fields', 'fragments', 'variables', 'namesakes'] as const).flatMap(
    (limit) => (size[limit] > DOCUMENT_LIMITS[limit] ? [[limit, size[limit]] as const] : []),
  );
}

function documentCounts(document: DocumentNode): Record<'fragments' | 'variables' | 'namesakes', number> {
  let fragments = 0;
  let variables = 0;
  const names = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        names.set(name, (names.get(name) ?? 0) + 1);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined)
        count(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments += 1;
    if (definition.kind === Kind.OPERATION_DEFINITION) variables += definition.variableDefinitions?.length ?? 0;
    if ('selectionSet' in definition) count(definition.selectionSet);
  }
  return { fragments, variables, namesakes: Math.max(0, ...names.values()) };
}

function documentSize(document: DocumentNode): Size {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const measured = new Map<string, Size>();

  function fragmentSize(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    measured.set(name, TOO_LARGE); // stands while its own selections are measured: a cycle meets it
    const size = fragment === undefined ? emptySize() : selectionSize(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function selectionSize(selectionSet: SelectionSetNode): Size {
    const size = emptySize();
    for (const selection of selectionSet.selections) {
      size.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type';
        size.fields += 1;
        if (selection.alias !== undefined) size.aliases += 1;
        const inner = selection.selectionSet === undefined ? emptySize() : selectionSize(selection.selectionSet);
        add(size, inner, isIntrospection ? 0 : inner.depth + 1);
      } else {
        const inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? fragmentSize(selection.name.value)
            : selectionSize(selection.selectionSet);
        add(size, inner, inner.depth);
      }
    }
    return size;
  }

  const total = emptySize();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = selectionSize(definition.selectionSet);
    size.directives += definition.directives?.length ?? 0;
    add(total, size, size.depth);
  }
  // What is left is spread by nothing; the parts of an introspection are not among it.
  for (const name of [...fragments.keys()].filter((key) => !measured.has(key))) {
    const size = fragmentSize(name);
    for (const measure of ['depth', 'aliases', 'directives', 'fields'] as const) {
      total[measure] = Math.max(total[measure], size[measure]);
    }
  }
  return total;
}

function emptySize(): Size {
  return { depth: 0, aliases: 0, directives: 0, fields: 0 };
}

function add(size: Size, inner: Size, depth: number): void {
  size.depth = Math.max(size.depth, depth);
  size.aliases += inner.aliases;
  size.directives += inner.directives;
  size.fields += inner.fields;
}
