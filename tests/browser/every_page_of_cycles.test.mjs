// The pages of registers and of a cycle in every state, as the coordinator and as others see them.
import { everyPage, wrong } from './every_page.mjs';
import { makeCycle } from './cycles.mjs';
import { look } from './look.mjs';

const { journey, walk, nothingLeftOut } = everyPage('people', ['cycles', 'registers']);

let registered = null;
// Imports a register as the page does, at most once, and publishes the rubric.
const register = (area) => registered ??= area.importReturn();

journey('A return is checked and imported, and its report says what became of every row', async (j) => {
  const cora = await j.signedIn('cora');
  const { page } = cora;
  const send = async (button, shown, name) => {
    await cora.open('/registers/import');
    await page.getByLabel('SEN2 return').setInputFiles(j.area.returnFile);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { level: 1, name: shown }).waitFor({ timeout: 60000 });
    await look(page, name);
  };
  await walk(cora, [
    ['register-import', '/registers/import'],
    ['register-import-nothing', '/registers/import', wrong('Import')],
    ['register-import-wrong', '/registers/import', async (at) => {
      await at.getByLabel('SEN2 return').setInputFiles(j.area.made.establishments);
      await wrong('Import')(at);
    }],
  ]);
  await send('Check only, keep nothing', 'What an import would do', 'register-checked');
  await register(j.area);
  await walk(cora, [['registers', '/registers'], ['register', '/registers/891-2025-01-16-1'], ['register-unknown', '/registers/891-2020-01-16-1', 404]]);
  await walk(await j.signedIn('mo'), [['registers-moderator', '/registers']]);
  await walk(await j.signedIn('edith'), [['registers-auditor', '/registers', 403], ['register-import-auditor', '/registers/import']]);
});

journey('A cycle is set up: the form, and what is wrong in it', async (j) => {
  await register(j.area);
  await walk(await j.signedIn('cora'), [
    ['new-cycle', '/new-cycle'],
    ['new-cycle-wrong', '/new-cycle', async (page) => {
      await page.getByLabel('Short name').fill('a name with spaces');
      await page.getByLabel('Day', { exact: true }).first().fill('31');
      await page.getByLabel('Month', { exact: true }).first().fill('2');
      await page.getByLabel('Year', { exact: true }).first().fill('2025');
      await wrong('Save the draft')(page);
    }],
  ]);
});

journey('A draft, part by part', async (j) => {
  await register(j.area);
  await makeCycle(j.area, 'draft', 'draft', { title: 'Autumn 2025', more: ['--sample-size', '24', '--double', '4', '--by', 'need-group,key-stage'] });
  await walk(await j.signedIn('cora'), [
    ['cycles', '/cycles'],
    ['cycle-draft', '/cycles/draft?done=made'],
    ['cycle-window', '/cycles/draft/window'],
    ['cycle-window-wrong', '/cycles/draft/window', wrong('Save and go back', { Title: '' })],
    ['cycle-register', '/cycles/draft/register'],
    ['cycle-rubric', '/cycles/draft/rubric'],
    ['cycle-strata', '/cycles/draft/strata'],
    ['cycle-strata-wrong', '/cycles/draft/strata', wrong('Save and go back', { 'Plans to audit': 'many' })],
    ['cycle-freeze', '/cycles/draft/freeze'],
    ['cycle-open-too-early', '/cycles/draft/open'],
    ['cycle-revert-draft', '/cycles/draft/revert'],
    ['cycle-sample-too-early', '/cycles/draft/sample'],
    ['cycle-unknown', '/cycles/nowhere', 404],
  ]);
});

journey('A frame that is frozen, and its draw', async (j) => {
  await register(j.area);
  await makeCycle(j.area, 'framed', 'framed', { more: ['--sample-size', '24', '--double', '4', '--by', 'need-group'] });
  await walk(await j.signedIn('cora'), [
    ['cycle-framed', '/cycles/framed?done=framed'],
    ['cycle-draw', '/cycles/framed/draw'],
    ['cycle-draw-check', '/cycles/framed/draw', async (page) => {
      await page.getByLabel('Seed').fill('dice 3 1 4 1 5 9 2 6');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { level: 1, name: 'Check before you draw' }).waitFor();
    }],
    ['cycle-draw-wrong', '/cycles/framed/draw', async (page) => {
      await page.getByLabel('Seed').fill('short');
      await page.getByRole('button', { name: 'Continue' }).click();
      await wrong('Draw the sample')(page);
    }],
    ['cycle-revert', '/cycles/framed/revert'],
    ['cycle-revert-wrong', '/cycles/framed/revert', wrong('Go back one state')],
    ['cycle-window-too-late', '/cycles/framed/window', 409],
  ]);
});

journey('A sample, its auditors, conflicts, swaps and versions', async (j) => {
  await register(j.area);
  await j.area.as('admin', ['service', 'create', 'send/psychology', '--title', 'Educational psychology']);
  await makeCycle(j.area, 'sampled', 'sampled');
  await makeCycle(j.area, 'allocated', 'allocated', { from: '2024-07-01', to: '2024-09-30', more: ['--sample-size', '12', '--double', '2', '--by', 'need-group'] });
  await j.area.as('cora', ['audit', 'conflict', 'declare', 'allocated/1', '--user', 'edith', '--reason', 'Wrote the advice']);
  await j.area.as('cora', ['audit', 'conflict', 'declare', 'allocated/2', '--service', 'send/psychology', '--reason', 'Case holders']);
  await j.area.as('cora', ['cycle', 'swap', 'allocated/3', '--reason', 'The amended final plan is not issued']);
  await j.area.as('cora', ['audit', 'version', 'allocated/4', '2024-08-12']);
  await walk(await j.signedIn('cora'), [
    ['cycle-sampled', '/cycles/sampled'],
    ['cycle-sample', '/cycles/sampled/sample'],
    ['cycle-auditors', '/cycles/sampled/auditors'],
    ['cycle-auditors-too-few', '/cycles/sampled/auditors?auditor=users/edith&auditor=users/edwin'],
    ['cycle-open-not-yet', '/cycles/sampled/open'],
    ['cycle-conflict', '/cycles/sampled/conflicts/new'],
    ['cycle-conflict-wrong', '/cycles/sampled/conflicts/new', wrong('Declare the conflict', { Plan: '1' })],
    ['cycle-swap', '/cycles/sampled/audits/1/swap'],
    ['cycle-swap-wrong', '/cycles/sampled/audits/1/swap', wrong('Swap the plan')],
    ['cycle-version', '/cycles/sampled/audits/1/version'],
    ['cycle-version-wrong', '/cycles/sampled/audits/1/version', wrong('Record the version', { Day: '31', Month: '2', Year: '2024' })],
  ]);
});

journey('A sample whose auditors are allocated', async (j) => {
  await walk(await j.signedIn('cora'), [
    ['cycle-allocated', '/cycles/allocated'],
    ['cycle-sample-swapped', '/cycles/allocated/sample'],
    ['cycle-auditors-conflicts', '/cycles/allocated/auditors?done=conflict'],
    ['cycle-open', '/cycles/allocated/open'],
    ['cycle-version-recorded', '/cycles/allocated/audits/4/version'],
    ['cycle-cases', '/cycles/allocated/cases'],
    ['cycle-cases-wrong', '/cycles/allocated/cases', wrong('Make the case list')],
  ]);
  await walk(await j.signedIn('mo'), [['cycle-sampled-moderator', '/cycles/allocated'], ['cycle-sample-moderator', '/cycles/allocated/sample']]);
});

journey('A cycle in scoring, its progress and its concerns', async (j) => {
  await register(j.area);
  await makeCycle(j.area, 'scoring', 'scoring', { title: 'Summer 2025' });
  await walk(await j.signedIn('cora'), [['cycle-concerns-none', '/cycles/scoring/concerns']]);
  const [one] = (await j.area.assessmentsOf('edith')).filter((assessment) => assessment.name.startsWith('cycles/scoring/'));
  const raise = (kind, text) => j.area.as('edith', ['concern', 'raise', `scoring/${one.name.split('/')[3]}`, '--kind', kind, '--text', text]);
  await raise('without-provision', 'No therapist has come since September.');
  await raise('without-provision', 'The placement ended in July, and none is named.');
  await raise('safeguarding', 'The advice of the school reports marks that nobody followed up.');
  for (const concern of ['scoring/2', 'scoring/3']) await j.area.as('cora', ['concern', 'acknowledge', concern]);
  await j.area.as('cora', ['concern', 'close', 'scoring/3', '--outcome', 'The safeguarding lead of the school was told on the same day.']);
  await walk(await j.signedIn('cora'), [
    ['cycle-scoring', '/cycles/scoring'],
    ['cycle-progress', '/cycles/scoring/progress'],
    ['cycle-concerns', '/cycles/scoring/concerns'],
    ['cycle-concern-take-on', '/cycles/scoring/concerns/1/acknowledge'],
    ['cycle-concern-close', '/cycles/scoring/concerns/2/close'],
    ['cycle-concern-close-wrong', '/cycles/scoring/concerns/2/close', wrong('Close the concern')],
    ['cycle-close', '/cycles/scoring/close'],
    ['cycle-close-wrong', '/cycles/scoring/close', wrong('Close scoring')],
    ['cycle-review-too-early', '/cycles/scoring/review'],
  ]);
  await walk(await j.signedIn('mo'), [['cycle-scoring-moderator', '/cycles/scoring'], ['cycle-concerns-moderator', '/cycles/scoring/concerns']]);
  await walk(await j.signedIn('harry'), [['cycle-scoring-lead', '/cycles/scoring'], ['cycles-lead', '/cycles']]);
});

journey('The states after scoring, to the archive', async (j) => {
  await register(j.area);
  for (const state of ['moderation', 'review', 'published', 'archived']) await makeCycle(j.area, state, state, { from: '2024-04-01', to: '2024-06-30', more: ['--sample-size', '2'] });
  await walk(await j.signedIn('cora'), [
    ['cycles-all', '/cycles'],
    ['cycle-moderation', '/cycles/moderation?done=close'],
    ['cycle-review-step', '/cycles/moderation/review'],
    ['cycle-reviewed', '/cycles/review'],
    ['cycle-publish', '/cycles/review/publish'],
    ['cycle-published', '/cycles/published'],
    ['cycle-archive', '/cycles/published/archive'],
    ['cycle-archived', '/cycles/archived'],
    ['cycle-archive-again', '/cycles/archived/archive'],
  ]);
});

journey('A handful of pages without JavaScript', async (j) => {
  await walk(await j.signedIn('cora', { javascript: false }), [
    ['cycle-scoring-plain', '/cycles/scoring'],
    ['cycle-strata-plain', '/cycles/draft/strata'],
    ['new-cycle-plain', '/new-cycle'],
    ['register-import-plain', '/registers/import'],
    ['cycle-close-plain', '/cycles/scoring/close'],
  ]);
});

nothingLeftOut();
