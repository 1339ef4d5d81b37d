interface Listed {
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly revisionId: string;
  readonly position: number;
}

interface Drafted {
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number | null;
}

/** A question that goes out: as a revision, or as a draft where that is null. */
export interface ExportedName {
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly revisionId: string | null;
}

/**
 * The questions of a release in their order, each as its draft where it has one; new drafts come where they
 * are to be introduced, those without a place last.
 */
export function listExported(
  listed: readonly Listed[],
  drafted: readonly Drafted[],
): ExportedName[] {
  const drafts = new Map(drafted.map((draft) => [draft.questionId, draft]));
  const standing = listed.map((name) => {
    const draft = drafts.get(name.questionId);
    const position = draft?.position ?? name.position;
    return draft === undefined ? name : { ...draft, position, revisionId: null };
  });
  const known = new Set(listed.map(({ questionId }) => questionId));
  const fresh = drafted
    .filter(({ questionId }) => !known.has(questionId))
    .map((draft) => ({ ...draft, position: draft.position ?? Infinity, revisionId: null }));
  // Those of one position keep the order they came in.
  return [...standing, ...fresh]
    .toSorted((one, other) =>
      one.position < other.position ? -1 : Number(one.position > other.position),
    )
    .map(({ questionId, slug, externalId, revisionId }) => ({
      questionId,
      slug,
      externalId,
      revisionId,
    }));
}
