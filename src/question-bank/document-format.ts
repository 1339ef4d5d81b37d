/** Format and version of a bank as one document. */
export const documentFormat = 'rehearse-bank/1';
