/** As much of a question as tells its family. */
export interface Kin {
  readonly bankId: string;
  readonly slug: string;
  /** Slug of the question of the same bank that it asks in other words. */
  readonly variantOf: string | null;
}

/** One text for a question and all that ask it in other words, another for every other family. */
export function familyOf({ bankId, slug, variantOf }: Kin): string {
  return `${bankId}/${variantOf ?? slug}`;
}
