import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bankDocument, importBank, questionDocument } from '../support/bank-document.js';
import { enrol, makeCohort } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('a bank that is closed after it was shared', () => {
  let app: TestApp;
  let owner: SignedUp;
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    owner = await signUp(app, { role: 'coach' });
    const document = bankDocument('shared-around', [questionDocument('only')]);
    ({ bankId } = await importBank(app, document));
    await app.dataSource.query('UPDATE bank SET owner_id = $2 WHERE id = $1', [bankId, owner.id]);
  });
  afterAll(() => app.close());

  const cohortOf = async (coach: SignedUp) => {
    const cohort = await makeCohort(app, coach);
    const member = await signUp(app);
    await enrol(app, { owner: coach, cohortId: cohort.id }, member);
    const path = `/v1/cohorts/${cohort.id}/banks`;
    await app.http
      .put(`${path}/${bankId}`)
      .set(coach.auth)
      .send({ pinnedRelease: null })
      .expect(200);
    const sees = async () => {
      const { status } = await app.http.get(`/v1/banks/${bankId}`).set(member.auth);
      const listed = await app.http.get(path).set(member.auth).expect(200);
      const follows = await app.http.get('/v1/follows').set(member.auth).expect(200);
      return [status, listed.text.includes(bankId), follows.text.includes(bankId)];
    };
    return { sees, member, cohortId: cohort.id };
  };
  const becomes = (visibility: string) =>
    app.dataSource.query('UPDATE bank SET visibility = $2 WHERE id = $1', [bankId, visibility]);

  it('stays with cohorts of its owner, and leaves those who only found it open', async () => {
    const own = await cohortOf(owner);
    const found = await cohortOf(await signUp(app, { role: 'coach' }));
    expect(await own.sees()).toEqual([200, true, true]);
    expect(await found.sees()).toEqual([200, true, true]);
    await becomes('cohort');
    expect(await own.sees()).toEqual([200, true, true]);
    expect(await found.sees()).toEqual([404, false, false]);
    const before = await app.http.get('/v1/queue').set(found.member.auth).expect(200);
    expect(before.text).not.toContain(bankId);
    await becomes('private');
    expect(await own.sees()).toEqual([404, false, false]);
    await becomes('public');
    expect(await found.sees()).toEqual([200, true, true]);
  });

  it('goes with the editor who shared it', async () => {
    const editor = await signUp(app, { role: 'coach' });
    await app.dataSource.query(`INSERT INTO bank_collaborator VALUES ($1, $2, 'editor', now())`, [
      bankId,
      editor.id,
    ]);
    await becomes('cohort');
    const { sees } = await cohortOf(editor);
    expect(await sees()).toEqual([200, true, true]);
    await app.dataSource.query('DELETE FROM bank_collaborator WHERE account_id = $1', [editor.id]);
    expect(await sees()).toEqual([404, false, false]);
  });

  it('holds again as soon as somebody who may shares it anew', async () => {
    await becomes('public');
    const stranger = await signUp(app, { role: 'coach' });
    const { sees, cohortId } = await cohortOf(stranger);
    await becomes('cohort');
    const path = `/v1/cohorts/${cohortId}/banks/${bankId}`;
    const share = (coach: SignedUp) =>
      app.http.put(path).set(coach.auth).send({ pinnedRelease: null });
    await share(stranger).expect(404);
    await enrol(app, { owner: stranger, cohortId }, owner, { role: 'coach' });
    await share(owner).expect(200);
    expect(await sees()).toEqual([200, true, true]);
  });
});
