// Saves clicks; everything works without it.
(function () {
  'use strict';
  var summary = document.querySelector('.aviso[role=alert][tabindex]');
  if (summary) summary.focus();

  document.querySelectorAll('form').forEach(function (form) {
    var changed = false, sent = false;
    form.addEventListener('input', function () { changed = true; });
    form.addEventListener('submit', function (event) {
      // A second press while the first one is being answered.
      if (sent) { event.preventDefault(); return; }
      changed = false;
      if (form.method !== 'post') return;
      sent = true;
      var pressed = event.submitter;
      if (pressed && pressed.dataset.espera) {
        pressed.setAttribute('aria-disabled', 'true');
        pressed.textContent = pressed.dataset.espera;
      }
    });
    if (form.dataset.cuidar !== undefined) {
      addEventListener('beforeunload', function (event) { if (changed) event.preventDefault(); });
    }
    var button = form.querySelector('button[value=guardar]');
    var told = form.querySelector('[data-guardado]');
    if (!button || !told || !window.fetch) return;
    var kept = false, since = 0;
    form.addEventListener('input', function () { since = since || Date.now(); kept = false; });
    setInterval(function () {
      if (kept || !since || sent || Date.now() - since < 19000) return;
      since = 0; kept = true;
      var data = new FormData();
      new FormData(form).forEach(function (value, name) {
        if (typeof value === 'string') data.append(name, value);
      });
      data.set('paso', 'guardar');
      fetch(form.action, { method: 'POST', body: new URLSearchParams(data), redirect: 'manual' })
        .then(function (answer) {
          if (answer.type === 'opaqueredirect' || answer.ok) {
            var now = new Date();
            changed = false;
            told.textContent = 'Borrador guardado a las ' + ('0' + now.getHours()).slice(-2) + ':' +
              ('0' + now.getMinutes()).slice(-2) + '.';
          } else { told.textContent = 'El borrador no se pudo guardar.'; }
        }, function () { told.textContent = 'Sin conexión: el borrador no se pudo guardar.'; });
    }, 1000);
  });
  addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });
})();
