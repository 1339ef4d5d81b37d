/** A question of the bank as it stands. */
export interface StoredQuestion {
  readonly slug: string;
  readonly position: number;
  readonly contentHash: string;
}

/** What an import does with each question. The three lists of incoming ones never overlap. */
export interface ImportPlan<Stored, Incoming> {
  /** New slugs. */
  readonly create: readonly Incoming[];
  /** Known slugs whose content, and perhaps position, is different: each gets a new revision. */
  readonly revise: readonly { readonly stored: Stored; readonly incoming: Incoming }[];
  /** Known slugs with the same content at another position. */
  readonly move: readonly { readonly stored: Stored; readonly incoming: Incoming }[];
  /** How many are the same in every way. */
  readonly untouched: number;
  /** Stored, but not in the document: left alone, since somebody may be learning them. */
  readonly absent: readonly Stored[];
}

/** Compare a document with what is stored, by slug. Equal content is never written again. */
export function planImport<Stored extends StoredQuestion, Incoming extends StoredQuestion>(
  stored: readonly Stored[],
  incoming: readonly Incoming[],
): ImportPlan<Stored, Incoming> {
  const bySlug = new Map(stored.map((question) => [question.slug, question]));
  const named = new Set(incoming.map(({ slug }) => slug));
  const known = incoming.flatMap((question) => {
    const before = bySlug.get(question.slug);
    return before === undefined ? [] : [{ stored: before, incoming: question }];
  });
  const revise = known.filter((pair) => pair.stored.contentHash !== pair.incoming.contentHash);
  const same = known.filter((pair) => pair.stored.contentHash === pair.incoming.contentHash);
  const move = same.filter((pair) => pair.stored.position !== pair.incoming.position);
  return {
    create: incoming.filter(({ slug }) => !bySlug.has(slug)),
    revise,
    move,
    untouched: same.length - move.length,
    absent: stored.filter(({ slug }) => !named.has(slug)),
  };
}
