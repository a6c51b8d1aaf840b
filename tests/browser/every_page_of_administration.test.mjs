// The pages of administration, of rubrics and of help, and those of an area where nothing has happened yet.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyPage, wrong } from './every_page.mjs';
import { look } from './look.mjs';
import { ROOT } from './programs.mjs';

const { journey, walk, nothingLeftOut } = everyPage('people', ['help', 'people', 'rubrics', 'trail']);
const STANDARD = readFileSync(join(ROOT, 'schema/rubrics/standard.textproto'), 'utf8');

// Chooses a file with this text on the page that is shown.
async function choose(j, page, name, text) {
  writeFileSync(j.area.at(name), text);
  await page.getByLabel('Rubric file').setInputFiles(j.area.at(name));
}

journey('Help and what the law asks for, for everybody', async (j) => {
  await walk(await j.visit(), [
    ['help', '/help'],
    ['help-auditor', '/help/auditor'],
    ['help-moderator', '/help/moderator'],
    ['help-coordinator', '/help/coordinator'],
    ['help-agency-lead', '/help/agency-lead'],
    ['accessibility', '/accessibility'],
    ['privacy', '/privacy'],
    ['synthetic', '/synthetic'],
  ]);
  await walk(await j.visit({ client: 'health' }), [['help-health', '/help'], ['help-auditor-health', '/help/auditor']]);
});

journey('Every picture of the guides is shown on one of them, with words for those who do not see it', async (j) => {
  const source = readFileSync(join(ROOT, 'clients/web/pages/help/help.cc'), 'utf8');
  const files = source.match(/guide-[\w-]+\.png/g);
  const somebody = await j.visit();
  const shown = [];
  for (const guide of ['auditor', 'moderator', 'coordinator', 'agency-lead']) {
    await somebody.open(`/help/${guide}`);
    for (const picture of await somebody.page.getByRole('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      const seen = await picture.evaluate((one) => one.decode().then(() => ({ width: one.naturalWidth, path: new URL(one.src).pathname, words: one.alt })));
      assert.equal(seen.width, 960, seen.path);
      assert.ok(seen.words.length > 20, seen.path);
      shown.push(seen.path.replace(/^\/assets\/|-[0-9a-f]+(?=\.png$)/g, ''));
    }
  }
  assert.deepEqual(shown.sort(), files.sort());
});

journey('An area without a cycle, a register and a rubric says so', async (j) => {
  await walk(await j.signedIn('cora'), [['rubrics-none', '/rubrics'], ['cycles-none', '/cycles'], ['new-cycle-too-early', '/new-cycle'], ['registers-none', '/registers']]);
  await walk(await j.signedIn('edith'), [['work-none', '/work'], ['edith-trail', '/trail', 403]]);
  await walk(await j.signedIn('mo'), [['moderation-none', '/moderation'], ['rubrics-none-moderator', '/rubrics']]);
  await walk(await j.signedIn('harry'), [['agency-none', '/agency']]);
});

journey('A rubric is imported, published and compared with its next version', async (j) => {
  const cora = await j.signedIn('cora');
  const { page } = cora;
  await walk(cora, [
    ['rubric-import', '/rubrics/import'],
    ['rubric-import-nothing', '/rubrics/import', wrong('Import')],
    ['rubric-import-mistakes', '/rubrics/import', async (at) => {
      await choose(j, at, 'wrong.textproto', STANDARD.replace('section: "A"', 'section: "Q"').replace('minimum_score: 85', 'minimum_score: 30'));
      await wrong('Check only')(at);
    }],
    ['rubric-checked', '/rubrics/import', async (at) => {
      await choose(j, at, 'standard.textproto', STANDARD);
      await at.getByRole('button', { name: 'Check only' }).click();
      await at.getByText('The file has no mistakes').waitFor();
    }],
  ]);
  await cora.open('/rubrics/import');
  await choose(j, page, 'standard.textproto', STANDARD);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL('**/rubrics/standard/1?done=imported');
  await look(page, 'rubric-imported');
  await walk(cora, [['rubric-publish', '/rubrics/standard/1/publish'], ['rubric-differences-none', '/rubrics/standard/1/differences']]);
  await cora.open('/rubrics/standard/1/publish');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.waitForURL('**/rubrics/standard/1?done=published');
  await look(page, 'rubric-published');

  const second = STANDARD.replace('version: 1', 'version: 2').replace('label: "Partly met"', 'label: "Met in part"').replace('minimum_score: 85', 'minimum_score: 80')
    .replace('text: "', 'text: "Newly worded: ').replace(/criteria \{\n {2}code: "A4"[^]*?\n\}\n/, '');
  assert.equal(second.match(/^criteria \{/gm).length, STANDARD.match(/^criteria \{/gm).length - 1);
  writeFileSync(j.area.at('second.textproto'), second);
  await j.area.as('cora', ['rubric', 'import', j.area.at('second.textproto')]);
  await walk(cora, [
    ['rubrics', '/rubrics'],
    ['rubric-draft', '/rubrics/standard/2'],
    ['rubric-compare', '/rubrics/standard/2/differences'],
    ['rubric-differences', '/rubrics/standard/2/differences?from=1'],
    ['rubric-section', '/rubrics/standard/1/sections/B'],
    ['rubric-section-process', '/rubrics/standard/1/sections/process'],
  ]);
  await walk(await j.signedIn('hana'), [['rubric-health', '/rubrics/standard/1'], ['rubric-section-health', '/rubrics/standard/1/sections/G']]);
});

journey('People are added, changed, locked out and let in', async (j) => {
  await j.area.as('admin', ['service', 'create', 'send/psychology', '--title', 'Educational psychology']);
  await j.area.as('admin', ['service', 'create', 'send/sensory', '--title', 'Sensory support']);
  await j.area.as('admin', ['user', 'lock', 'bob', '--reason', 'Has left the board']);
  const admin = await j.signedIn('admin');
  const { page } = admin;
  await walk(admin, [
    ['people', '/people'],
    ['people-auditors', '/people?agency=icb&role=auditor'],
    ['people-nobody', '/people?agency=csc&role=administrator'],
    ['person-new-agency', '/people/new'],
    ['person-new', '/people/new?agency=send'],
    ['person-new-wrong', '/people/new?agency=send', wrong('Add the person', { 'User name': 'NOT A NAME', 'Plans an auditor takes in one cycle at most': 'many' })],
    ['person', '/people/users/cora'],
    ['person-locked', '/people/users/bob'],
    ['person-reset', '/people/users/edith/reset'],
    ['person-lock', '/people/users/edith/lock'],
    ['person-lock-wrong', '/people/users/edith/lock', wrong('Lock out')],
    ['person-unlock', '/people/users/bob/unlock'],
    ['membership', '/people/users/cora/memberships/send'],
    ['membership-wrong', '/people/users/edith/memberships/send', wrong('Save', { 'Plans an auditor takes in one cycle at most': '-1' })],
    ['membership-add', '/people/users/cora/add-membership'],
    ['person-unknown', '/people/users/nobody', 404],
  ]);
  await admin.open('/people/new?agency=send');
  await page.getByLabel('Name', { exact: true }).fill('Nina Newcomer');
  await page.getByLabel('User name').fill('nina');
  await page.getByLabel('Auditor', { exact: true }).check();
  await page.getByRole('button', { name: 'Add the person' }).click();
  await page.getByText('This password is shown only now').waitFor();
  await look(page, 'person-added');
  await admin.open('/people/users/nina/reset');
  await page.getByRole('button', { name: 'Give a new password' }).click();
  await page.getByText('This password is shown only now').waitFor();
  await look(page, 'person-new-password');
  await admin.open('/people/users/bob/unlock');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.waitForURL('**/people/users/bob?done=unlocked');
  await look(page, 'person-unlocked');
});

journey('Agencies, services and sessions', async (j) => {
  const admin = await j.signedIn('admin');
  await j.signedIn('hana');
  const { sessions } = await j.area.as('admin', ['session', 'list']);
  const [one] = sessions.filter((session) => session.user === 'users/hana');
  const end = `/people/${one.name}/end`;
  await walk(admin, [
    ['agencies', '/people/agencies'],
    ['organisation-add', '/people/agencies/add-organisation'],
    ['organisation-add-wrong', '/people/agencies/add-organisation', wrong('Add the organisation', { 'Short name': 'NOT A NAME', 'Local authority code': 'x' })],
    ['agency-add', '/people/agencies/add-agency'],
    ['agency-add-wrong', '/people/agencies/add-agency', wrong('Add the agency')],
    ['service-add', '/people/agencies/send/add-service'],
    ['service-add-wrong', '/people/agencies/send/add-service', wrong('Add the service')],
    ['sessions', '/people/sessions'],
    ['session-end', end],
  ]);
  await admin.open(end);
  await admin.page.getByRole('button', { name: 'End session' }).click();
  await admin.page.waitForURL('**/people/sessions?done=ended');
  await look(admin.page, 'session-ended');
});

journey('The trail, of everything and of one thing, and whether it is whole', async (j) => {
  await walk(await j.signedIn('admin'), [
    ['trail', '/trail'],
    ['trail-person', '/trail?subject=users/edith'],
    ['trail-nothing', '/trail?subject=users/nobody'],
    ['trail-verify', '/trail/verify'],
    ['trail-verified', '/trail/verify?run=yes'],
  ]);
});

nothingLeftOut();
