import { maskSign } from './mask-sign.js';

/**
 * What is masked. Each quantifier is bounded, or its first character may not follow one of its own kind:
 * time stays linear in the length of the text, whatever it holds. Of a pattern with a group only the
 * group is masked.
 */
const patterns: readonly RegExp[] = [
  // Private keys and certificates in PEM, also with line breaks spelt out, whole or cut off.
  /-----BEGIN [A-Z0-9 ]{1,40}-----(?:(?:\s|\\[nr]){0,8}[A-Za-z0-9+/=]{16,80})*(?:(?:\s|\\[nr]){0,8}(?:[A-Za-z0-9+/=]{1,80}(?:\s|\\[nr]){1,8})?-----END [A-Z0-9 ]{1,40}-----)?/dgu,
  // JSON Web Tokens.
  /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{1,2000})?/dgu,
  // Keys that name their issuer.
  /(?<![\w-])(?:sk|rk|pk)[-_](?=[\w-]{0,120}?(?=[A-Za-z]{0,11}\d)(?=\d{0,11}[A-Za-z])[A-Za-z0-9]{12})[\w-]{16,200}/dgu,
  /(?<![\w-])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?!\w)/dgu,
  /(?<![\w-])(?:gh[pousr]_|github_pat_|glpat-|npm_|hf_|dop_v1_|shpat_|whsec_|pypi-|AIza|ya29\.|xox[abeprs]-|SG\.|hv[bsr]\.|GOCSPX-)[\w.-]{20,400}/dgu,
  /\bhooks\.slack\.com\/(?:services|triggers|workflows)\/([\w/-]{20,200})/dgiu,
  /\bdiscord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{5,25}\/[\w-]{20,200})/dgiu,
  // What follows the name of a secret.
  /\b(?:bearer|token)\s{1,4}(?=[A-Za-z._~+/-]{0,200}[\d=])([\w.~+/-]{16,4000}={0,2})/dgiu,
  /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer|digest|token)\s{1,4}([\w.~+/=-]{8,4000})/dgiu,
  /(?:passwor[dt]|passwd|passphrase|pwd|mot de passe|contrase(?:ñ|n)a)["']?(?:=(?!=)|\s{0,4}(?::=|[:=](?!=))\s{0,4}(?=["']?(?:[^\s"']{8}|[a-z][^\s"']{5}))(?=["']?[^\s"']{0,100}[\d!#$%^&*?~]))["']?(?!(?:argon|[bs]crypt|pbkdf|sha|aes|hmac|md5|rsa|ed25519|uuid|jwt|base64|\d{1,5}-?(?:bit|byte|char))|[\w.]{0,60}\()([^\s"'`,;&<>(){}|]{3,4000})/dgiu,
  /(?:passwor[dt]|passwd|passphrase|pwd|mot de passe|contrase(?:ñ|n)a) is\s{1,4}(?:now )?["']?(?!(?:argon|[bs]crypt|pbkdf|sha|aes|hmac|md5|rsa|ed25519|uuid|jwt|base64|\d{1,5}-?(?:bit|byte|char))|[\w.]{0,60}\()(?=[\w!@#$%^&*?~.+-]{6})(?=[^\s]{0,40}\d)(?=[^\s]{0,40}[a-z])([^\s"'`,;&<>(){}|]{3,4000})/dgiu,
  /(?:(?<![\p{L}\p{N}]|[\p{L}\p{N}] )|(?<=\b(?:db|my|our|admin|root|user|login)[ _-]))pass["']?\s{0,4}[:=](?!=)\s{0,4}["']?(?!(?:argon|[bs]crypt|pbkdf|sha|aes|hmac|md5|rsa|ed25519|uuid|jwt|base64|\d{1,5}-?(?:bit|byte|char))|[\w.]{0,60}\()(?=[^\s"'`,;&<>(){}|]{6})(?=[^\s]{0,40}\d)(?=[^\s]{0,40}[a-z])([^\s"'`,;&<>(){}|]{3,4000})/dgiu,
  /(?<!\w)[A-Z][A-Z0-9_]{0,60}_(?:TOKEN|PASS)["']?\s{0,2}[:=](?!=)\s{0,2}["']?(?=[A-Za-z._~+/-]{0,100}\d)(?=[\d._~+/-]{0,100}[A-Za-z])([^\s"'`,;&<>(){}|]{6,4000})/dgu,
  /(?:token["']?\s{0,4}(?::=|[:=])\s{0,4}["']?|[?&]key=)(?=[A-Za-z]{0,100}\d)(?=\d{0,100}[A-Za-z])([A-Za-z0-9]{20,4000}[\w.~+/=-]{0,4000})/dgiu,
  // No single plain word, and no path of short names.
  /(?:secret|(?:api|access|account|private|secret|client)[ _-]?(?:access[ _-]?)?(?:key|secret)|(?:access|auth|refresh|api|session|bearer|security)[ _-]?token)["']?(?:=(?!=)|\s{0,4}(?::=|[:=](?!=))\s{0,4}(?=["']?[^\s"']{8})(?=["']?[^\s"']{0,100}[\d!#$%^&*?~]))["']?(?!(?:argon|[bs]crypt|pbkdf|sha|aes|hmac|md5|rsa|ed25519|uuid|jwt|base64|\d{1,5}-?(?:bit|byte|char))|[\w.]{0,60}\()(?![a-z]{1,16}(?![\w$!#%^&*~+/=-]|\.\w)|[\w.-]{1,12}(?:\/[\w.-]{1,12}){1,8}(?![\w+/=.-]))([^\s"'`,;&<>(){}|]{3,4000})/dgiu,
  // Cookies, and what curl signs in with.
  /=(?=[\w%.~+/-]{12})(?=[A-Za-z%._~+/-]{0,100}\d)(?=[\d%._~+/-]{0,100}[A-Za-z])(?<=\bcookie["']?\s?:[^\r\n"'`<>]{0,300}(?<!\b(?:domain|path|expires))=)([\w%.~+/-]{12,4000}={0,2})/dgiu,
  /\bcurl\s(?:[^\r\n]{0,100}\s)?(?:-[a-z]{0,3}u|--user)[\s=]?["']?([^\s"':$<]{1,100}:[^\s"'$<]{1,200})/dgu,
  /[?&](?:x-amz-signature|x-amz-security-token|sig|signature)=([\w%+/=.-]{24,2000})/dgiu,
  // Whoever a URL or a connection string signs in.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/([^\s/@:"'<>]{0,200}:(?!\d{1,5}[/?#])[^\s@"'<>]{1,200})@/dgiu,
  // E-mail addresses, not where Git is signed in.
  /(?<![\p{L}\p{N}._%+-])(?!git@)[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/dgu,
  // Phone numbers: international ones, the North American form, national ones with their zero, and any
  // number that is said to be one.
  /(?<![\w+.,)^*-])\+[1-9](?:[ ./-]?\(?\d\)?){8,14}(?![\w^])/dgu,
  /(?<![\w.,/-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}(?![\w-]|[.,]\d)/dgu,
  /(?<![\w.,:/-])0(?![01 ]{6,})[1-9]\d{1,3}(?:[ /-]\d{3,4}[ -]\d{3,5}|[/-]\d{5,8})(?![\w-]|[.,:]\d)/dgu,
  // In two groups, where it is no file mode and size, no round number; with two zeros before the country.
  /(?<![\w.,:/=#-])(?:0(?![4-7][0-7]{2} )[1-9]\d{1,3} (?!\d{2,5}000(?!\d))\d{6,8}|00[1-9](?!\d{0,9}000(?!\d))(?:\d{9,12}|\d \d{2,4}[ /-]\d{6,8}))(?![\w-]|[.,:]\d)/dgu,
  /(?<![\w.,:/-])0[1-9](?:[ .]\d{2}){4}(?![\w-]|[.,:]\d)/dgu,
  /\b(?:tel|phone|mobile|call me|text me|whatsapp|handy|telefon|tél)(?:[^\S\n]|[.:a-z]){1,20}(\+?\(?\d(?:[ ()./-]{0,2}\d){5,14})(?![\w.,]\d)/dgiu,
];

/**
 * Masks e-mail addresses, phone numbers and credentials before an answer goes to somebody else's server.
 * The result is as long as the text in UTF-16 units and has its lines: offsets into one are offsets into
 * the other. It goes by form alone and leaves the figures of a design as they are; names of people and
 * secrets without a form of their own are not known to it.
 */
export function maskPersonalData(text: string): string {
  return patterns.reduce(maskWhatMatches, text);
}

function maskWhatMatches(text: string, pattern: RegExp): string {
  let masked = '';
  let done = 0;
  for (const { indices } of text.matchAll(pattern)) {
    const [start, end] = indices?.[1] ?? indices?.[0] ?? [done, done];
    masked += text.slice(done, start) + maskLines(text.slice(start, end));
    done = end;
  }
  return masked + text.slice(done);
}

function maskLines(secret: string): string {
  return secret.replaceAll(/[^\r\n]/gu, (sign) => maskSign.repeat(sign.length));
}
