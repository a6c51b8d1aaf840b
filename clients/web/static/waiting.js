// Forms whose answer takes long: says how far it is while the browser waits for it.

const POLL = 1000; // Milliseconds between two questions.

export function enhanceWaiting(form) {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  form.append(line);
  form.addEventListener('submit', () => {
    const attempt = new FormData(form).get('attempt');
    line.textContent = 'It is being made.';
    const timer = setInterval(async () => {
      const answer = await fetch(`${form.getAttribute('action')}/progress/${encodeURIComponent(attempt)}`).catch(() => null);
      const json = answer?.ok ? await answer.json().catch(() => ({})) : {};
      if (json.text) line.textContent = json.text;
    }, POLL);
    // A page that comes back from memory does not wait any more.
    window.addEventListener('pagehide', () => { clearInterval(timer); line.textContent = ''; }, { once: true });
  });
}
