import type { Evidence } from './evidence.js';

type Traced = Pick<
  Evidence,
  'id' | 'url' | 'file' | 'kind' | 'title' | 'issuer' | 'certificationId' | 'writeUp'
>;

/**
 * What a piece of evidence comes from, by which two that show the same work are told: itself, its address
 * (without www, marks of campaigns, what stands behind # and a slash at the end), its words, its picture, its certification, and the
 * question that its answer answers.
 *
 * @param family of the question, null without an answer
 */
export function originsOf(evidence: Traced, family: string | null): string[] {
  const { id, url, file, kind, writeUp } = evidence;
  return [
    `evidence ${id}`,
    ...(url === null ? [] : [`address ${plainAddress(url)}`]),
    ...(writeUp === null ? [] : [`words ${folded(writeUp)}`]),
    ...(file === null ? [] : [`picture ${file.sha256.join(' ')}`]),
    ...(kind === 'certification' ? [`certification ${certificationOf(evidence)}`] : []),
    ...(family === null ? [] : [questionOrigin(family)]),
  ];
}

/** The origin of answers to a question, and to all that ask it in other words. */
export function questionOrigin(family: string): string {
  return `question ${family}`;
}

function plainAddress(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const marks = Array.from(searchParams.keys()).filter((name) => name.startsWith('utm_'));
  for (const name of marks) searchParams.delete(name);
  const query = searchParams.size === 0 ? '' : `?${searchParams.toString()}`;
  return `${host.replace(/^www\./u, '')}${pathname.replace(/\/+$/u, '')}${query}`;
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

function certificationOf({ certificationId, issuer, title }: Traced): string {
  return certificationId ?? `${issuer ?? ''} ${title}`.toLowerCase();
}
