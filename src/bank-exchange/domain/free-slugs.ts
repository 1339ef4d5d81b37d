const longest = 80;

/** Finds slugs that nobody has, in time in proportion to how many are asked for. */
export class FreeSlugs {
  /** The number to try next, by slug. */
  private readonly next = new Map<string, number>();

  constructor(private readonly isTaken: (slug: string) => boolean) {}

  /** The slug, or else the first of slug-2, slug-3 … that is not taken; 80 characters at most. */
  find(slug: string): string {
    if (!this.isTaken(slug)) return slug;
    for (let number = this.next.get(slug) ?? 2; ; number += 1) {
      const ending = `-${number}`;
      const beginning = slug.slice(0, longest - ending.length).replace(/-+$/u, '');
      const found = `${beginning}${ending}`;
      this.next.set(slug, number + 1);
      if (!this.isTaken(found)) return found;
    }
  }
}
