/**
 * The path within a package that a reference of its manifest means, percent signs decoded. Null for
 * what leads outside: an absolute path, a URL, a backslash, or more `..` than folders.
 */
export function resolveHref(href: string): string | null {
  const path = decoded(href.trim());
  if (path === null || outside.test(path)) return null;
  const folders: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && folders.pop() === undefined) return null;
    if (!['', '.', '..'].includes(part)) folders.push(part);
  }
  return folders.length === 0 ? null : folders.join('/');
}

const outside = /^\/|^[a-z][a-z0-9+.-]*:|[\\\u0000-\u001F]/iu;

function decoded(href: string): string | null {
  try {
    return decodeURIComponent(href);
  } catch {
    return null;
  }
}
