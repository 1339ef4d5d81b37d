/**
 * Why an entry of an archive must not have this name, null where it may. Names are only compared here
 * and never used as paths; an archive that has such a name was made to harm whoever unpacks it.
 */
export function archiveNameFault(name: string): string | null {
  if (name === '') return 'an entry has no name';
  if (/[\u0000-\u001f\u007f]/u.test(name)) return 'a name has control characters in it';
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/iu.test(path)) return 'a name is an absolute path';
  if (path.split('/').some((step) => step === '..' || step === '.')) {
    return "a name has '.' or '..' as a step of its path";
  }
  return null;
}
