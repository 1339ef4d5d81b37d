import { expect, it } from '@jest/globals';
import { rescheduleToken } from './reschedule-token.js';

const basis = { changeNumber: 17, parametersVersion: 3, studyDay: '2026-11-22' };

it('is the same while nothing has changed, and another when anything has', () => {
  expect(rescheduleToken(basis)).toBe('17.3.2026-11-22');
  const changes = [{ changeNumber: 18 }, { parametersVersion: -1 }, { studyDay: '2026-11-23' }];
  const tokens = changes.map((change) => rescheduleToken({ ...basis, ...change }));
  expect(new Set([...tokens, rescheduleToken(basis)]).size).toBe(4);
});
