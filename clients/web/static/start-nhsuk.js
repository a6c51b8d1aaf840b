// Switches on what NHS.UK Frontend does with scripts: folding parts in and out, focus on errors, no double submission.
import { initAll } from 'asset:nhsuk.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();
