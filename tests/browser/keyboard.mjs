// One act by keyboard alone: log-in, inbox, case, form, summary, confirmation. Every stop shows its
// focus, and nothing is reached by anything but Tab, Enter, Space and letters.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const title = 'Programa de Integridad 2023';

// What has the focus: its words, and whether the focus can be seen.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const text = at.labels?.length ? at.labels[0].innerText : at.innerText || at.getAttribute('aria-label');
  return {tag: at.localName, name: at.getAttribute('name') || '', text: (text || '').trim(),
          seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          hidden: at.closest('[aria-hidden=true]') !== null};
});

async function tabs_to(page, wanted) {
  const stops = [];
  for (let presses = 0; presses < 80; ++presses) {
    await page.keyboard.press('Tab');
    let at = await focused(page);
    if (at.tag === 'body') continue;
    // On a starved machine the style comes after the words.
    for (let looks = 0; looks < 20 && !at.seen; ++looks) {
      await page.waitForTimeout(100);
      at = await focused(page);
    }
    assert.ok(at.seen, `the focus cannot be seen on «${at.text}»`);
    assert.ok(!at.hidden, `a stop on what screen readers do not hear: «${at.text}»`);
    stops.push(at.text);
    if (wanted(at)) return at;
  }
  assert.fail(`not reached by Tab; stops: ${stops.join(' · ')}`);
}

export async function run({browser, office}) {
  const number = office.opens(title);
  office.does(number, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  await office.serve();
  const planning = await Person.at(browser, office, people.planning);
  const {page} = planning;
  const goes_on = async (key, heading) => {
    await page.keyboard.press(key);
    await page.getByRole('heading', {level: 1, name: heading, exact: true}).waitFor();
  };

  await planning.opens('/ingresar');
  await tabs_to(page, (at) => at.name === 'usuario');
  await page.keyboard.type(people.planning);
  await tabs_to(page, (at) => at.name === 'contrasena');
  await page.keyboard.type(office.password(people.planning));
  await goes_on('Enter', 'Bandeja');

  // The first stop leads past header and menu.
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).text, 'Saltar al contenido');
  await page.keyboard.press('Enter');
  await tabs_to(page, (at) => at.tag === 'a' && at.text === title);
  await goes_on('Enter', title);
  await tabs_to(page, (at) => at.text === 'Opinión favorable');
  await goes_on('Enter', 'Opinión favorable');

  await tabs_to(page, (at) => at.name === 'd.conclusiones');
  await page.keyboard.type('Conforme.');
  await tabs_to(page, (at) => at.text === 'Revisar y confirmar');
  await goes_on('Enter', 'Revise antes de confirmar');
  await tabs_to(page, (at) => at.text === 'Confirmar: Opinión favorable');
  await page.keyboard.press('Space');
  await planning.reads('«Opinión favorable»: quedó registrado.');
  await planning.leaves();
}
