import type { Evidence } from './evidence.js';

type Traced = Pick<
  Evidence,
  'id' | 'url' | 'file' | 'kind' | 'title' | 'issuer' | 'certificationId'
>;

/**
 * What a piece of evidence comes from, by which two that show the same work are told: itself, its address
 * (without what stands behind # and without a slash at the end), its picture, its certification, and the
 * question that its answer answers.
 *
 * @param family of the question, null without an answer
 */
export function originsOf(evidence: Traced, family: string | null): string[] {
  const { id, url, file, kind } = evidence;
  return [
    `evidence ${id}`,
    ...(url === null ? [] : [`address ${plainAddress(url)}`]),
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
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname.replace(/\/+$/u, '')}${search}`;
}

function certificationOf({ certificationId, issuer, title }: Traced): string {
  return certificationId ?? `${issuer ?? ''} ${title}`.toLowerCase();
}
