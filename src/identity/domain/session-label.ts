const longestLabel = 120;

/** How a session is called in the list of sessions: the User-Agent, cut, without control characters. */
export function sessionLabel(userAgent: string | undefined): string {
  const text = (userAgent ?? '').replaceAll(/\p{Cc}/gu, ' ').trim();
  return Array.from(text).slice(0, longestLabel).join('');
}
