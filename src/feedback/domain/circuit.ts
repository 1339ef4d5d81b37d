const mostFailures = 5;
const watchedMs = 60_000;
const openMs = 60_000;

/** What is remembered of how a provider did lately. Instants are epoch milliseconds. */
export interface Circuit {
  /** When requests failed, the oldest first. */
  readonly failures: readonly number[];
  /** Until when nobody is let through; null while all are. */
  readonly openUntil: number | null;
  /** Whether one was let through after that, to see. */
  readonly isTrying: boolean;
}

export const closedCircuit: Circuit = { failures: [], openUntil: null, isTrying: false };

/** How a request that was let through ended. `unknown` was broken off, and tells nothing. */
export type Verdict = 'answered' | 'failed' | 'unknown';

/**
 * Whether a request may go to the provider: after five failures within 60 seconds nobody may for 60
 * seconds, and then one may. Who is let through must be accounted for by `settleCircuit`.
 *
 * @returns the circuit that is remembered from now on; null when the request may not go
 */
export function enterCircuit(circuit: Circuit, now: number): Circuit | null {
  if (circuit.openUntil === null) return circuit;
  if (now < circuit.openUntil || circuit.isTrying) return null;
  return { ...circuit, isTrying: true };
}

/**
 * What is remembered after a request that was let through has ended. While the circuit is open only the one
 * that was let through to see has a say: the others were let through before, and tell nothing new.
 *
 * @param isTrial whether it was the one that was let through to see
 */
export function settleCircuit(
  circuit: Circuit,
  verdict: Verdict,
  { now, isTrial }: { readonly now: number; readonly isTrial: boolean },
): Circuit {
  const { openUntil } = circuit;
  if (openUntil === null) {
    if (verdict !== 'failed') return circuit;
    const failures = [...circuit.failures.filter((at) => at > now - watchedMs), now];
    return failures.length < mostFailures
      ? { ...circuit, failures }
      : { failures: [], openUntil: now + openMs, isTrying: false };
  }
  if (!isTrial) return circuit;
  if (verdict === 'answered') return closedCircuit;
  return verdict === 'failed'
    ? { failures: [], openUntil: now + openMs, isTrying: false }
    : { ...circuit, isTrying: false };
}
