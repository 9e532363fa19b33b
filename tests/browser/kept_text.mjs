// Nothing typed is lost: over a reload, a log-out, somebody else's act, a session that ended, a
// server that died.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const title = 'Programa de Integridad 2023';
const text = 'Conforme con la versión 1: «31 acciones», ¿todas? <b>Sí</b> & más.';

export async function run({browser, office}) {
  const number = office.opens(title);
  office.does(number, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  await office.serve();
  const planning = await Person.at(browser, office, people.planning);
  const {page} = planning;
  const written = page.locator('[name="d.conclusiones"]');
  const act = `/expedientes/${number}/actos/ogppd.favorable`;
  const still_there = async (after) => {
    await planning.opens(act);
    assert.equal(await written.inputValue(), text, after);
  };
  await planning.logs_in();
  await planning.opens_act(title, 'Opinión favorable');

  // Saved by itself while she thinks, without a button. The page's clock is moved, not waited for.
  await page.clock.install();
  await page.reload();
  await written.fill(text);
  await page.clock.runFor(21000);
  await planning.reads('Borrador guardado a las');
  await page.reload();
  assert.equal(await written.inputValue(), text, 'reload');

  await planning.logs_out();
  await planning.logs_in();
  await still_there('log-out');

  await office.dies();
  await office.serve();
  planning.office = office;
  await page.context().clearCookies();
  await planning.opens('/ingresar');
  await planning.logs_in();
  await still_there('server that died');

  // The session ends while she writes: the form goes through the log-in and back.
  const more = `${text} Y esto.`;
  await written.fill(more);
  office.visado('user', 'sessions', people.planning, '--close');
  await planning.presses('Guardar borrador');
  await page.getByLabel('Usuario').fill(people.planning);
  await page.getByLabel('Contraseña', {exact: true}).fill(office.password(people.planning));
  await planning.presses('Ingresar a Visado');
  await planning.reads('Su texto sigue aquí');
  await planning.presses('Enviar otra vez');
  await planning.reads('Este es su borrador');
  assert.equal(await written.inputValue(), more, 'session that ended');
  await planning.leaves();
}
