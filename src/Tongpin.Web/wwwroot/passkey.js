// Passkeys: a button with data-passkey asks the server for a question, the authenticator for its answer, and sends both with its form.
addEventListener('click', async e => {
  const button = e.target.closest('button[data-passkey]');
  if (!button) return;
  e.preventDefault();
  const form = button.form, status = form.querySelector('[role=status]');
  try {
    const asked = await fetch(button.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!asked.ok) throw new Error(asked.status);
    const question = await asked.json();
    const credential = button.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
    form.elements.Credential.value = JSON.stringify(credential);
    form.requestSubmit();
  } catch { status.textContent = button.dataset.failed; }
});
