/** What a learner said about a bank. */
export interface FollowChoice {
  readonly bankId: string;
  readonly isFollowing: boolean;
}

/** A bank that a cohort of the learner's studies, and the release it keeps to; null goes with the newest. */
export interface SharedBank {
  readonly bankId: string;
  readonly pinnedRelease: number | null;
}

/** Whether a bank's questions are introduced to a learner, and those of which release. */
export interface Follow extends FollowChoice {
  /** The release that is kept to; null goes with the newest. */
  readonly release: number | null;
}

/**
 * Which banks a learner follows. Their own choice comes first and goes with the newest release; what they
 * have said nothing about they follow with their cohorts, at the release these keep to, or because new
 * learners follow it. Of several cohorts one without a pin goes with the newest, else the latest pin
 * counts. Defaults come first, then the learner's choices, then the cohorts', each as given.
 */
export function decideFollows(
  choices: readonly FollowChoice[],
  defaults: readonly string[],
  shared: readonly SharedBank[],
): Follow[] {
  const pins = new Map<string, number | null>();
  for (const { bankId, pinnedRelease } of shared) {
    const other = pins.get(bankId);
    pins.set(bankId, other === undefined ? pinnedRelease : laterOf(other, pinnedRelease));
  }
  const chosen = new Set(choices.map(({ bankId }) => bankId));
  const untouched = [...new Set([...defaults, ...pins.keys()])].filter((id) => !chosen.has(id));
  const isDefault = new Set(defaults);
  const followed = untouched.map((bankId) => ({
    bankId,
    isFollowing: true,
    release: pins.get(bankId) ?? null,
  }));
  return [
    ...followed.filter(({ bankId }) => isDefault.has(bankId)),
    ...choices.map(({ bankId, isFollowing }) => ({
      bankId,
      isFollowing,
      release: isFollowing ? null : (pins.get(bankId) ?? null),
    })),
    ...followed.filter(({ bankId }) => !isDefault.has(bankId)),
  ];
}

function laterOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}
