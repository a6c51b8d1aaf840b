// Cycles in the state that a journey needs, beside the one that every area has.
const STATES = ['draft', 'framed', 'sampled', 'allocated', 'scoring', 'moderation', 'review', 'published', 'archived'];
const AUDITORS = [['edith', 0.3], ['edwin', -0.3], ['hana', 0.2], ['hugo', -0.1], ['carl', 0.4], ['cleo', -0.2]];

// What brings a cycle to a state from the one before it.
const STEPS = {
  framed: ['freeze'],
  sampled: ['draw', '--seed', 'dice 2 7 1 8 2 8 1 8 of this cycle'],
  allocated: ['allocate'],
  scoring: ['open'],
  moderation: ['close'],
  review: ['review'],
  published: ['publish'],
  archived: ['archive'],
};

export async function makeCycle(area, id, state, { title = `Cycle ${id}`, from = '2024-10-01', to = '2024-12-31', more = ['--sample-size', '4', '--double', '1'] } = {}) {
  const snapshot = (await area.as('cora', ['register', 'list'])).snapshots[0].name;
  await area.as('cora', ['cycle', 'create', id, '--title', title, '--from', from, '--to', to, '--rubric', 'standard/1', '--snapshot', snapshot, '--due', '2025-05-30', ...more]);
  for (const next of STATES.slice(1, STATES.indexOf(state) + 1)) {
    // Nothing is reviewed before the marks are in and their differences settled.
    if (next === 'moderation') await scoreAll(area, id);
    if (next === 'review') await area.asText('mo', ['moderate', id], 'ehcpqa-training');
    const [step, ...options] = STEPS[next];
    await area.as('cora', ['cycle', step, id, ...options.map((one) => one.replace('this cycle', id))]);
  }
}

// Every auditor marks all that is theirs, each as strict as they are, and hands it in.
export async function scoreAll(area, cycle) {
  await Promise.all(AUDITORS.map(([auditor, severity]) => area.asText(auditor, ['score', cycle, '--name', auditor, '--severity', String(severity)], 'ehcpqa-training')));
}
