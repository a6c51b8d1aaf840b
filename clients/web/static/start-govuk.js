// Switches on what GOV.UK Frontend does with scripts: folding parts in and out, focus on errors, no double submission.
import { initAll } from 'asset:govuk.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
