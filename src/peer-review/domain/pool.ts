/** Where reviewers come from: a cohort, or everybody who has answered the question. */
export type Pool =
  { readonly kind: 'open' } | { readonly kind: 'cohort'; readonly cohortId: string };
