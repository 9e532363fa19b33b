// One act on a phone 375 px wide: the menu opens, nothing is wider than the screen, buttons are big
// enough for a thumb.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const title = 'Programa de Integridad 2023';

export async function run({browser, office}) {
  const number = office.opens(title);
  office.does(number, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  await office.serve();
  const legal = await Person.at(browser, office, people.legal,
                                {viewport: {width: 375, height: 740}, hasTouch: true, isMobile: true});
  const {page} = legal;
  await legal.logs_in();
  await legal.looks_round('bandeja');
  await page.getByRole('link', {name: 'Menú'}).tap();
  await page.locator('#menu').getByRole('link', {name: 'Expedientes'}).waitFor();
  await legal.looks_round('menu');
  await page.locator('#menu').getByRole('link', {name: 'Expedientes'}).tap();
  await page.getByRole('heading', {level: 1, name: 'Expedientes'}).waitFor();

  await legal.acts(title, 'Observar', async () => {
    await page.locator('[name="d.observaciones.0"]').fill('Citar la base legal del numeral 5.1.');
    const small = await page.locator('main form button:visible, main form .btn:visible').evaluateAll(
      (all) => all.filter((each) => !each.closest('.vh') && !each.classList.contains('vh'))
        .map((each) => ({text: each.innerText, height: each.getBoundingClientRect().height}))
        .filter(({height}) => height < 32));
    assert.deepEqual(small, [], 'too small for a thumb');
    await legal.looks_round('act');
  });
  await legal.looks_round('case');
  await legal.leaves();
}
