// The pages of everybody's account and of an auditor, in every state of an assessment, and the pages of what fails.
import { everyPage, wrong } from './every_page.mjs';
import { look } from './look.mjs';
import { Criterion, pathOf } from './marking.mjs';

const { journey, walk, nothingLeftOut } = everyPage('scoring', ['account', 'marking']);
const SLIP = 'The plan gives no hours and no person who provides it. Page 12 says “as required” throughout.';

const score = (j, person, more = []) => j.area.asText(person, ['score', '2024q4', '--name', person, ...more], 'ehcpqa-training');

journey('The ways in, of each client and of those who are signed in already', async (j) => {
  for (const [client, person] of [['education', 'mo'], ['health', 'harry'], ['care', 'cath']]) {
    await walk(await j.visit({ client }), [[`landing-of-${client}`, '/'], [`sign-in-of-${client}`, '/sign-in']]);
    await walk(await j.signedIn(person), [[`landing-of-${client}-signed-in`, '/'], [`account-of-${client}`, '/account']]);
  }
  await walk(await j.signedIn('lara'), [['account-lay-member', '/account'], ['password', '/password'],
    ['password-wrong', '/password', wrong('Save password', { 'Current password': 'no', 'New password again': 'short' })]]);
  await walk(await j.visit(), [['sign-in-nothing', '/sign-in', wrong('Sign in')], ['not-found-signed-out', '/nowhere', 404]]);
});

journey('An assessment before it is begun', async (j) => {
  const [plan] = await j.area.assessmentsOf('edith');
  await j.area.addPerson('nora', 'Nora Newcomer', 'send', ['auditor']);
  await walk(await j.signedIn('edith'), [
    ['work-full', '/work'],
    ['work-sorted', '/work?sort=-plan'],
    ['assessment-assigned', pathOf(plan)],
    ['section-begun', pathOf(plan, '/continue')],
    ['check-nothing', pathOf(plan, '/check')],
    ['section-process', pathOf(plan, '/sections/process')],
    ['section-unknown', pathOf(plan, '/sections/Z'), 404],
  ]);
  await walk(await j.signedIn('nora'), [['work-of-nobody', '/work'], ['assessment-of-another', pathOf(plan), 404]]);
});

journey('Raising a concern and giving a plan back', async (j) => {
  const [, plan] = await j.area.assessmentsOf('edith');
  const edith = await j.signedIn('edith');
  await walk(edith, [
    ['concern', pathOf(plan, '/concern')],
    ['concern-wrong', pathOf(plan, '/concern'), wrong('Raise the concern', { 'What did you see?': 'Short' })],
    ['decline', pathOf(plan, '/decline')],
    ['decline-wrong', pathOf(plan, '/decline'), wrong('Give the plan back')],
  ]);
  await edith.open(pathOf(plan, '/concern'));
  await edith.page.getByRole('radio').first().check();
  await edith.page.getByLabel('What did you see?').fill('No therapist has come since September, though section F gives an hour a week.');
  await edith.page.getByRole('button', { name: 'Raise the concern' }).click();
  await edith.page.waitForURL('**/concerns?done=raised');
  await look(edith.page, 'concern-raised');
  await edith.open(pathOf(plan, '/decline'));
  await edith.page.getByLabel('Why can you not mark this plan?').fill('I know the family.');
  await edith.page.getByRole('button', { name: 'Give the plan back' }).click();
  await edith.page.waitForURL('**/work?done=declined');
  await look(edith.page, 'work-declined');
});

journey('An assessment that is begun, and a section with mistakes and with a change from elsewhere', async (j) => {
  const [plan] = await j.area.assessmentsOf('edith');
  const id = pathOf(plan).slice('/assess/'.length);
  const edith = await j.signedIn('edith', { javascript: false });
  const rate = (...more) => j.area.as('edith', ['audit', 'rate', id, ...more]);
  for (const code of ['A2', 'A3', 'A5']) await rate(code, 'met');
  await rate('B1', 'partly_met', '--cause', 'lost-in-drafting', '--evidence', SLIP);
  await walk(edith, [
    ['assessment-in-progress', pathOf(plan)],
    ['section-marked', pathOf(plan, '/sections/B')],
    ['check-some', pathOf(plan, '/check')],
    ['decline-with-marks', pathOf(plan, '/decline')],
  ]);
  await walk(edith, [['section-wrong', pathOf(plan, '/sections/B'), async (page) => {
    await new Criterion(page, 'B2').answer('Not met').check();
    await new Criterion(page, 'B2').evidence.fill(SLIP);
    await new Criterion(page, 'B3').answer('Not applicable').check();
    await wrong('Save and continue')(page);
  }]]);
  await walk(edith, [['section-changed-elsewhere', pathOf(plan, '/sections/B'), async (page) => {
    await rate('B1', 'not_met', '--cause', 'advice-weak', '--evidence', 'Written in another tab.', '--etag', (await j.area.mark('edith', plan.name, 'B1')).etag);
    await new Criterion(page, 'B1').evidence.fill('Written in this tab.');
    await wrong('Save and continue')(page);
  }]]);
});

journey('An assessment that is complete, in the look of social care', async (j) => {
  await score(j, 'carl', ['--leave-open']);
  const [plan] = await j.area.assessmentsOf('carl');
  await walk(await j.signedIn('carl'), [
    ['work-of-care', '/work'],
    ['assessment-complete', pathOf(plan)],
    ['section-complete', pathOf(plan, '/sections/D')],
    ['check-complete', pathOf(plan, '/check')],
  ]);
});

journey('An assessment that is handed in, and one that came back, in the look of the NHS', async (j) => {
  await score(j, 'hana');
  const [plan, other] = await j.area.assessmentsOf('hana');
  await j.area.as('mo', ['moderation', 'return', pathOf(other).slice('/assess/'.length), '--reason', 'The evidence of G1 and G2 is missing. Say on which page you found it.']);
  await walk(await j.signedIn('hana'), [
    ['work-handed-in', '/work'],
    ['assessment-handed-in', pathOf(plan)],
    ['section-read-only', pathOf(plan, '/sections/G')],
    ['check-read-only', pathOf(plan, '/check')],
    ['handed-in', pathOf(plan, '/handed-in')],
    ['assessment-returned', pathOf(other)],
    ['section-returned', pathOf(other, '/sections/G')],
  ]);
});

journey('What is not there, not allowed, or out of reach', async (j) => {
  const edwin = await j.signedIn('edwin', { javascript: false });
  const [plan] = await j.area.assessmentsOf('edwin');
  await walk(edwin, [['not-found', '/nowhere', 404], ['forbidden', '/people', 403]]);
  await walk(await j.signedIn('hugo'), [['not-found-health', '/nowhere', 404], ['forbidden-health', '/trail', 403]]);
  await edwin.open(pathOf(plan, '/sections/B'));
  await new Criterion(edwin.page, 'B1').answer('Met').check();
  await new Criterion(edwin.page, 'B1').evidence.fill(SLIP);
  edwin.expect(/status of 503/);
  await j.area.stopServer();
  await edwin.page.getByRole('button', { name: 'Save and continue' }).click();
  await edwin.page.getByRole('heading', { level: 1, name: 'The service is not available' }).waitFor({ timeout: 30000 });
  await look(edwin.page, 'not-available-kept', { javascript: false });
  await edwin.open('/work');
  await look(edwin.page, 'not-available', { javascript: false });
  await j.area.startServer();
});

journey('A session that ended keeps what was typed', async (j) => {
  const edwin = await j.signedIn('edwin', { javascript: false });
  edwin.expect(/status of 401/);
  const [plan] = await j.area.assessmentsOf('edwin');
  await edwin.open(pathOf(plan, '/sections/B'));
  await new Criterion(edwin.page, 'B1').answer('Met').check();
  await new Criterion(edwin.page, 'B1').evidence.fill(SLIP);
  const { sessions } = await j.area.as('admin', ['session', 'list']);
  for (const one of sessions.filter((session) => session.user === 'users/edwin').slice(0, 1)) await j.area.as('admin', ['session', 'revoke', one.name]);
  await edwin.page.getByRole('button', { name: 'Save and continue' }).click();
  await edwin.page.getByRole('heading', { level: 1, name: 'You are signed out: sign in again' }).waitFor();
  await look(edwin.page, 'signed-out-kept-section', { javascript: false });
  await edwin.fillSignIn();
  await edwin.page.getByRole('heading', { level: 1, name: 'You are signed in again' }).waitFor();
  await look(edwin.page, 'signed-in-again', { javascript: false });
});

nothingLeftOut();
