// Two people press at once on the same state: one act is recorded, the other person reads why hers
// was not (409) and keeps her text; nothing recorded is lost.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const rounds = 3;

async function stands_before_confirming(person, number) {
  await person.opens(`/expedientes/${number}/actos/ogppd.favorable`);
  await person.page.locator('[name="d.conclusiones"]').fill(`Conforme, dice ${person.name}.`);
  await person.presses('Revisar y confirmar');
  await person.page.getByRole('heading', {name: 'Revise antes de confirmar'}).waitFor();
}

async function confirms(person) {
  const answered = person.page.waitForResponse((each) => each.request().method() === 'POST');
  await person.presses('Confirmar: Opinión favorable');
  const status = (await answered).status();
  await person.page.waitForLoadState();
  return {person, status};
}

export async function run({browser, office}) {
  const numbers = [];
  for (let round = 0; round < rounds; ++round) {
    const number = office.opens(`Programa ${round + 1}`);
    office.does(number, people.coordinator, 'enviar', {resumen: 'Versión 1'});
    numbers.push(number);
  }
  await office.serve();
  const director = await Person.at(browser, office, people.planning);
  const specialist = await Person.at(browser, office, people.planner);
  await director.logs_in();
  await specialist.logs_in();
  for (const number of numbers) {
    await stands_before_confirming(director, number);
    await stands_before_confirming(specialist, number);
    const answers = await Promise.all([confirms(director), confirms(specialist)]);
    const taken = answers.find((each) => each.status === 303);
    const late = answers.find((each) => each.status === 409);
    assert.ok(taken && late, `answers: ${answers.map((each) => each.status)}`);
    await taken.person.reads('«Opinión favorable»: quedó registrado.');
    await late.person.reads('El expediente cambió mientras usted escribía. No se registró su acto.');
    await late.person.reads('«Opinión favorable»');
    const {history} = JSON.parse(office.visado('case', String(number), '--json'));
    const acts = history.filter((each) => each.text.includes('«Opinión favorable»'));
    assert.equal(acts.length, 1, 'acts recorded');
    // Her words stand on the page, and on it again when she comes back.
    await late.person.reads(`Conforme, dice ${late.person.name}.`);
    await late.person.opens(`/expedientes/${number}/actos/ogppd.favorable`);
    await late.person.reads(`Conforme, dice ${late.person.name}.`);
  }
  await director.leaves();
  await specialist.leaves();
}
