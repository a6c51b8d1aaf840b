// What goes wrong while somebody marks: no text is lost, whatever ends first.
import assert from 'node:assert/strict';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';
import { Criterion, keeps, news, pathOf, saved } from './marking.mjs';

const journey = journeys('scoring');

// Somebody on the page of section D or B, who has marked its first criterion.
async function marking(j, person, number, { code, javascript = true }) {
  const auditor = await j.signedIn(person, { javascript });
  const plan = (await j.area.assessmentsOf(person))[number];
  await auditor.open(pathOf(plan, `/sections/${code[0]}`));
  const criterion = new Criterion(auditor.page, code);
  await criterion.answer('Met').check();
  if (javascript) await saved(auditor.page, code);
  return { auditor, page: auditor.page, plan, criterion };
}

// Ends the session of a visit from elsewhere, as by signing out in another browser that has the same cookies.
async function signOutElsewhere(j, visit) {
  const other = await j.visit({ client: visit.client, cookies: await visit.context.cookies() });
  await other.open('/account');
  await other.page.getByRole('button', { name: 'Sign out' }).click();
  await other.page.getByRole('button', { name: 'Sign in' }).waitFor();
}

journey('The server is killed while an auditor types: the text is saved by itself once it is back', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'edith', 0, { code: 'B1' });
  auditor.expect(/status of 503/);
  await j.area.stopServer('SIGKILL');
  await criterion.evidence.fill('Typed while the server was away');
  await news(page).filter({ hasText: 'B1 is not saved: the service cannot be reached' }).waitFor({ timeout: 30000 });
  await look(page, 'section-server-away');
  assert.equal(await criterion.evidence.inputValue(), 'Typed while the server was away');
  await j.area.startServer();
  await keeps(j.area, 'edith', plan, 'B1', { level: 'met', evidence: 'Typed while the server was away' }, 40);
  await saved(page, 'B1');
  assert.deepEqual(await auditor.kept(), [], 'it waited on the page, not in the browser’s storage');
});

journey('The server is killed while a form without JavaScript is filled in: the answer carries the text, to be sent again', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'carl', 0, { code: 'D1', javascript: false });
  auditor.expect(/status of 503/);
  await criterion.evidence.fill('Typed while the server was away');
  await j.area.stopServer('SIGKILL');
  await page.getByRole('button', { name: 'Save and come back later' }).click({ timeout: 30000 });
  await page.getByRole('heading', { level: 1, name: 'The service is not available' }).waitFor({ timeout: 30000 });
  await page.getByText('Typed while the server was away').waitFor();
  await j.area.startServer();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'carl', plan, 'D1', { level: 'met', evidence: 'Typed while the server was away' });
});

journey('The server hangs: the answer says that nobody knows what was saved, and sending again saves it once', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'carl', 1, { code: 'D1', javascript: false });
  auditor.expect(/status of 503/);
  await criterion.evidence.fill('Typed while the server hung');
  j.area.signalServer('SIGSTOP');
  try {
    await page.getByRole('button', { name: 'Save and come back later' }).click({ timeout: 40000 });
    await page.getByRole('heading', { level: 1, name: 'The service did not answer in time' }).waitFor({ timeout: 40000 });
    await page.getByText('It may not have been saved: send it again').waitFor();
    await look(page, 'no-answer-in-time', { javascript: false });
  } finally {
    j.area.signalServer('SIGCONT');
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'carl', plan, 'D1', { level: 'met', evidence: 'Typed while the server hung' });
});

journey('The server is started again: the next who signs in finds it there', async (j) => {
  await j.signedIn('edwin');
  await j.area.stopServer('SIGKILL');
  await j.area.startServer();
  await j.signedIn('edith');
});

journey('The web client is started again while a page is open: nothing is lost and nobody is signed out', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'edith', 1, { code: 'B1' });
  auditor.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|ERR_EMPTY_RESPONSE/);
  await j.area.clients.education.stop();
  await criterion.evidence.fill('Typed while the client was away');
  await news(page).filter({ hasText: 'B1 is not saved: the service cannot be reached' }).waitFor();
  await j.area.clients.education.start();
  await keeps(j.area, 'edith', plan, 'B1', { evidence: 'Typed while the client was away' }, 40);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sections/B'));
  await page.getByRole('link', { name: 'Edith Auditor' }).waitFor();
});

journey('The session ends elsewhere: the text stays, and is saved by itself after signing in in a new tab', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'edwin', 0, { code: 'B1' });
  auditor.expect(/status of 40[13]/); // 403: the proof of the page is from before.
  await signOutElsewhere(j, auditor);
  await criterion.evidence.fill('Typed after the session had ended');
  const again = news(page).getByRole('link', { name: 'sign in again' });
  await again.waitFor();
  await look(page, 'section-signed-out');
  assert.equal(await criterion.evidence.inputValue(), 'Typed after the session had ended');
  const [tab] = await Promise.all([auditor.context.waitForEvent('page'), again.click()]);
  await auditor.fillSignIn('edwin', undefined, tab);
  await tab.getByRole('button', { name: 'Sign out' }).waitFor();
  await tab.close();
  // Without windows there is no change of focus between them, so this tells the page what coming back to it would.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Typed after the session had ended' });
  await saved(page, 'B1');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
});

journey('An administrator ends the session: without JavaScript the answer is a sign-in that carries the text', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'carl', 1, { code: 'D1', javascript: false });
  auditor.expect(/status of 401/, /status of 422/);
  await criterion.evidence.fill('Typed after the session\nhad ended');
  const { sessions } = await j.area.as('admin', ['session', 'list']);
  const [newest] = sessions.filter((one) => one.user === 'users/carl');
  await j.area.as('admin', ['session', 'revoke', newest.name]);
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out: sign in again' }).waitFor();
  await look(page, 'signed-out-kept', auditor);
  await auditor.fillSignIn('carl', 'three other words');
  await page.getByRole('alert').waitFor();
  await auditor.fillSignIn('carl');
  await page.getByText('Typed after the session').waitFor();
  await look(page, 'signed-in-kept', auditor);
  await page.getByRole('button', { name: 'Save what you typed' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'carl', plan, 'D1', { level: 'met', evidence: 'Typed after the session\nhad ended' });
});

journey('A button is pressed after the script heard that the session ended: the answer is a sign-in that carries the text', async (j) => {
  const { auditor, page, plan, criterion } = await marking(j, 'cleo', 0, { code: 'D1' });
  auditor.expect(/status of 40[13]/);
  await signOutElsewhere(j, auditor);
  await criterion.evidence.fill('Typed after the session\nhad ended');
  await news(page).getByRole('link', { name: 'sign in again' }).waitFor();
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out: sign in again' }).waitFor();
  await auditor.fillSignIn();
  await page.getByText('Typed after the session').waitFor();
  await page.getByRole('button', { name: 'Save what you typed' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'cleo', plan, 'D1', { level: 'met', evidence: 'Typed after the session\nhad ended' });
});

journey('The web client is started again between reading a form and sending it, without JavaScript', async (j) => {
  const { page, plan, criterion } = await marking(j, 'cleo', 1, { code: 'D1', javascript: false });
  await criterion.evidence.fill('Read before the restart, sent after it');
  await j.area.clients.care.stop();
  await j.area.clients.care.start();
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.waitForURL(`**${pathOf(plan)}`);
  await keeps(j.area, 'cleo', plan, 'D1', { level: 'met', evidence: 'Read before the restart, sent after it' });
});

journey('The browser is closed without a goodbye: what was saved last is there again', async (j) => {
  const { auditor, plan, criterion } = await marking(j, 'edwin', 1, { code: 'B1' });
  await criterion.evidence.fill('Saved before the browser went');
  await keeps(j.area, 'edwin', plan, 'B1', { evidence: 'Saved before the browser went' });
  await criterion.evidence.pressSequentially(' and half a w');
  await auditor.close();
  const back = await j.signedIn('edwin');
  await back.open(pathOf(plan, '/continue'));
  assert.match(back.at, /\/sections\//);
  await back.open(pathOf(plan, '/sections/B'));
  assert.match(await new Criterion(back.page, 'B1').evidence.inputValue(), /^Saved before the browser went/);
});
