/**
 * Whether a licence forbids publishing changed copies: one of the Creative Commons licences with
 * NoDerivatives, by its SPDX identifier (spdx.org/licenses) in whatever case.
 */
export function forbidsDerivatives(license: string): boolean {
  return /(?:^|[\s(-])ND(?:$|[\s)-])/iu.test(license);
}
