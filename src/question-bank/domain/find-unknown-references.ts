/** The names that questions may refer to. */
export interface KnownNames {
  readonly topics: ReadonlySet<string>;
  readonly skills: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** What refers to them, as far as it does. */
export type References = { readonly [List in keyof KnownNames]?: readonly string[] | undefined };

/** References of a part of a document that lead nowhere, by where they stand: `/topics/1`. */
export function findUnknownReferences(part: References, known: KnownNames): string[] {
  return (['topics', 'skills', 'sources'] as const).flatMap((list) =>
    (part[list] ?? []).flatMap((name, index) =>
      known[list].has(name) ? [] : [`/${list}/${index}`],
    ),
  );
}
