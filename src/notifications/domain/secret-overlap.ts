/** How long a secret that was replaced still signs beside the new one, in milliseconds: a day. */
export const secretOverlapMs = 24 * 3_600_000;
