/**
 * The random part of `rh?_<id>_<secret>_<crc>`. It may itself hold underscores, so it is found by its
 * place and not by splitting. Empty, and so contained in everything, for null.
 */
export const secretPartOf = (token: string | null): string => (token ?? '').slice(37, -9);
