// Says when the session is about to end, and lets the person stay.

const WARNING_MINUTES = 2;

function warning(stay) {
  const box = document.createElement('div');
  box.className = 'app-idle';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = `You will be signed out in ${WARNING_MINUTES} minutes, because nothing was sent for a while.`;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'app-link-button';
  button.textContent = 'Stay signed in';
  button.addEventListener('click', stay);
  box.append(text, button);
  return box;
}

// The body carries data-idle-minutes while somebody is signed in. Answers a function to be called whenever the server was
// asked something: only that keeps a session, not typing.
export function watchIdle(body) {
  const minutes = Number(body.dataset.idleMinutes || 0);
  if (!(minutes > WARNING_MINUTES)) return () => {};
  let timer = 0;
  let box = null;
  const heard = () => {
    clearTimeout(timer);
    box?.remove();
    box = null;
    timer = setTimeout(() => {
      box = warning(async () => {
        const answer = await fetch('/account', { redirect: 'manual' }).catch(() => null);
        if (answer?.ok) heard();
      });
      body.prepend(box);
    }, (minutes - WARNING_MINUTES) * 60000);
  };
  heard();
  return heard;
}
