const slugMark = 'slug.';
const markedSlug = /^slug\.([a-z0-9]+(?:-[a-z0-9]+)*)$/u;

/** Who a question of a file is. */
export interface QuestionName {
  readonly externalId: string | null;
  readonly slug: string | null;
}

/** The id by which another program keeps a question: its own, else our slug, marked as such. */
export function toForeignId(externalId: string, slug: string): string {
  return externalId === '' ? slugMark + slug : externalId;
}

/** What an id of another program says: that it is one, or which of our slugs it stands for. */
export function readForeignId(id: string): QuestionName {
  const slug = markedSlug.exec(id)?.[1];
  return slug === undefined ? { externalId: id, slug: null } : { externalId: null, slug };
}
