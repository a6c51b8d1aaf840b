// Forms that send a file: shows how much has arrived, and then how far reading it is.

const POLL = 1000; // Milliseconds between two questions.

function megabytes(bytes) {
  return (bytes / 1048576).toFixed(1);
}

// Puts the page that answered in the place of this one, and leads those who hear it to its heading.
function show(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  document.title = page.title;
  document.getElementById('main-content').replaceWith(page.getElementById('main-content'));
  // That something is invented stands above what is replaced.
  const kind = '[aria-label="Kind of data"]';
  document.querySelector(kind)?.remove();
  const synthetic = page.querySelector(kind);
  if (synthetic) document.querySelector('header').after(synthetic);
  const heading = document.querySelector('[class*="error-summary"]') || document.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
  window.scrollTo(0, 0);
}

export function enhanceUpload(form, heard) {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', 'Progress of the upload');
  bar.hidden = true;
  form.append(bar, line);

  async function poll(attempt, over) {
    while (!over()) {
      await new Promise((resolve) => setTimeout(resolve, POLL));
      const answer = await fetch(`/registers/import/progress/${encodeURIComponent(attempt)}`).catch(() => null);
      const json = answer?.ok ? await answer.json().catch(() => ({})) : {};
      if (json.text && !over()) line.textContent = json.text;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    const buttons = form.querySelectorAll('button[type="submit"]');
    buttons.forEach((button) => { button.disabled = true; });
    bar.hidden = false;
    bar.removeAttribute('value');
    let over = false;
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', (sent) => {
      if (!sent.lengthComputable) return;
      bar.max = sent.total;
      bar.value = sent.loaded;
      line.textContent = `Uploading: ${megabytes(sent.loaded)} of ${megabytes(sent.total)} MiB`;
    });
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value');
      line.textContent = 'The file has arrived and is being read.';
      poll(data.get('attempt'), () => over);
    });
    const fail = () => {
      over = true;
      bar.hidden = true;
      buttons.forEach((button) => { button.disabled = false; });
      line.textContent = 'The service cannot be reached. Nothing was imported. Try again.';
    };
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      over = true;
      heard();
      show(request.responseText);
      document.querySelectorAll('form[data-enhance="upload"]').forEach((next) => enhanceUpload(next, heard));
    });
    request.open('POST', form.getAttribute('action'));
    request.send(data);
  });
}
