// One act with JavaScript off, rows added and taken out on the way: links, forms and full pages.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const title = 'Programa de Integridad 2023';

export async function run({browser, office}) {
  const number = office.opens(title);
  office.does(number, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  await office.serve();
  const planning = await Person.at(browser, office, people.planning, {javaScriptEnabled: false});
  const {page} = planning;
  await planning.logs_in();
  const row = (index) => page.locator(`[name="d.observaciones.${index}"]`);
  await planning.acts(title, 'Observar', async () => {
    await row(0).fill('Primera.');
    await page.locator('button[value="agregar:d.observaciones"]').click();
    await row(1).fill('Sobra.');
    await page.locator('button[value="agregar:d.observaciones"]').click();
    await row(2).fill('Tercera.');
    await page.locator('button[value="quitar:d.observaciones.1"]').click();
    assert.equal(await row(0).inputValue(), 'Primera.');
    assert.equal(await row(1).inputValue(), 'Tercera.');
    await planning.presses('Guardar borrador');
    await planning.reads('Este es su borrador');
    assert.equal(await row(1).inputValue(), 'Tercera.');
  });
  await planning.logs_out();
  await planning.leaves();
}
