// The way in and out: the landing pages, signing in, a first password, and the warning before a session ends.
import assert from 'node:assert/strict';
import { FIRST_PASSWORD, PASSWORD } from './area.mjs';
import { journeys } from './journey.mjs';
import { look } from './look.mjs';

const journey = journeys('people');

journey('Each client says what it is for and leads to its sign-in', async (j) => {
  for (const client of ['education', 'health', 'care']) {
    const somebody = await j.visit({ client });
    await somebody.open('/');
    await look(somebody.page, `landing-${client}`);
    assert.equal(await somebody.page.getByRole('heading', { level: 1 }).count(), 1);
    await somebody.page.getByRole('button', { name: 'Sign in' }).click();
    await look(somebody.page, `sign-in-${client}`);
    assert.equal(somebody.at, '/sign-in');
    assert.deepEqual(await somebody.kept(), []);
  }
});

journey('Signing in leads to the work, and signing out ends it', async (j) => {
  const edith = await j.visit({ person: 'edith' });
  await edith.signIn();
  assert.equal(edith.at, '/work');
  await look(edith.page, 'work-empty');
  await edith.page.getByRole('link', { name: 'Edith Auditor' }).click();
  await look(edith.page, 'account');
  await edith.page.getByRole('button', { name: 'Sign out' }).click();
  await edith.page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.equal(edith.at, '/');
  // Neither the back button nor the address shows it again.
  await edith.page.goBack();
  await edith.page.waitForURL('**/sign-in?**');
  await edith.open('/work');
  assert.match(edith.at, /^\/sign-in\?next=%2Fwork/);
  const left = (await edith.context.cookies()).map((cookie) => cookie.name).filter((name) => !name.endsWith('-visitor'));
  assert.deepEqual(left, []);
});

journey('A wrong password is told at the top, and the name stays', async (j) => {
  const edith = await j.visit({ person: 'edith' });
  edith.expect(/status of 422/);
  const summary = edith.page.getByRole('alert');
  await edith.open('/sign-in');
  await edith.fillSignIn('edith', 'three other words');
  await summary.waitFor();
  await look(edith.page, 'sign-in-wrong');
  assert.match(await edith.page.title(), /^Error: /);
  assert.match(await summary.innerText(), /user name or the password is wrong/i);
  assert.equal(await edith.page.getByLabel('User name').inputValue(), 'edith');
  assert.equal(await edith.page.getByLabel('Password', { exact: true }).inputValue(), '');
});

journey('A one-time password is changed before anything else, and the page asked for follows', async (j) => {
  await j.area.addNewcomer('nina', 'Nina Newcomer', 'send', ['auditor']);
  const nina = await j.visit({ person: 'nina' });
  nina.expect(/status of 422/);
  await nina.open('/account');
  await nina.fillSignIn('nina', FIRST_PASSWORD);
  await nina.page.waitForURL('**/password**');
  await look(nina.page, 'password-first');
  await nina.open('/work');
  assert.match(nina.at, /^\/password/, 'nothing else before a password of her own');
  const summary = nina.page.getByRole('alert');
  const fill = async (password, again = password) => {
    await nina.page.getByLabel('Current password').fill(FIRST_PASSWORD);
    await nina.page.getByLabel('New password', { exact: true }).fill(password);
    await nina.page.getByLabel('New password again').fill(again);
    await nina.page.getByRole('button', { name: 'Save password' }).click();
  };
  await fill(PASSWORD, 'three misspelt words');
  await summary.getByRole('link', { name: 'The two new passwords differ' }).click();
  assert.equal(await nina.page.evaluate(() => document.activeElement.name), 'repeat_password', 'the summary leads to the field');
  await look(nina.page, 'password-differs');
  await fill('short');
  await summary.getByRole('link', { name: 'New password' }).waitFor();
  await fill(PASSWORD);
  await nina.page.waitForURL('**/work');
});

journey('A link to a page inside leads there after signing in, without JavaScript too', async (j) => {
  for (const javascript of [true, false]) {
    const cora = await j.visit({ person: 'cora', javascript });
    await cora.open('/registers');
    assert.match(cora.at, /^\/sign-in\?next=%2Fregisters/);
    await cora.fillSignIn();
    await cora.page.waitForURL('**/registers');
  }
});

journey('Everything on the way in works by keyboard alone', async (j) => {
  const edith = await j.visit({ person: 'edith' });
  const { page } = edith;
  const focused = () => page.evaluate(() => (document.activeElement.innerText || document.activeElement.name || '').trim());
  const tabTo = async (what) => {
    for (let i = 0; i < 15; ++i) {
      await page.keyboard.press('Tab');
      if ((await focused()) === what) return;
    }
    assert.fail(`Tab never came to ${what}`);
  };
  await edith.open('/sign-in');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to main content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main-content');
  await tabTo('user_name');
  await page.keyboard.type('edith');
  await tabTo('password');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/work');
  await tabTo('Sign out');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
});

journey('Whoever sends nothing for long is warned in time, and can stay', async (j) => {
  const edith = await j.visit({ person: 'edith' });
  await edith.page.clock.install();
  await edith.signIn();
  const minutes = Number((await edith.context.cookies()).find((cookie) => cookie.name === '__Host-ehcpqa-education-idle').value);
  assert.ok(minutes > 2);
  await edith.page.clock.runFor((minutes - 2) * 60000 - 1000);
  const warning = edith.page.getByRole('alert');
  assert.equal(await warning.count(), 0);
  await edith.page.clock.runFor(2000);
  await warning.waitFor();
  assert.match(await warning.innerText(), /You will be signed out in 2 minutes, at \d\d:\d\d/);
  await look(edith.page, 'idle-warning');
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await warning.waitFor({ state: 'detached' });
  await edith.page.clock.runFor((minutes - 2) * 60000 + 1000);
  await warning.waitFor();
  await edith.page.clock.runFor(120000);
  await warning.filter({ hasText: /You were signed out at \d\d:\d\d/ }).waitFor();
  assert.equal(await warning.getByRole('link').getAttribute('target'), '_blank', 'the page stays as it is');
  await look(edith.page, 'idle-ended');

  // Another tab of the same browser keeps the session of both.
  const other = await edith.context.newPage();
  await edith.open('/account', other);
  await warning.waitFor({ state: 'detached' });
});
