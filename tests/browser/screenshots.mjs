// usage: screenshots.mjs FOLDER. The pictures of the README, from a demo made for them: what an
// office sees on the days after the story. VISADO_PROGRAM and VISADO_WORKFLOWS as in run.mjs.
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {Office} from './office.mjs';
import {launch, Person} from './person.mjs';

const title = 'Modificación del Programa 2023: capacitación';

const folder = process.argv[2];
const office = Office.demo();
const browser = await launch();
try {
  await office.serve();
  const lawyer = await Person.at(browser, office, 'abogado-ogaj', {viewport: {width: 1280, height: 800}});
  const {page} = lawyer;
  const picture = async (name, height) => {
    const path = join(folder, `${name}.png`);
    await page.screenshot({path, clip: {x: 0, y: 0, width: 1280, height}, fullPage: true});
    console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KiB`);
  };
  await lawyer.logs_in();
  await picture('bandeja', 800);
  await lawyer.presses(title, 'link');
  await page.getByRole('heading', {level: 1, name: title}).waitFor();
  await picture('expediente', 1000);
  await lawyer.opens_act(title, 'Observar');
  await page.locator('[name="d.observaciones.0"]').fill(
    'Precisar a cuántas personas alcanza la capacitación de la segunda acción: la meta dice «personal» ' +
    'y el indicador pide un porcentaje.');
  await page.locator('button[value="agregar:d.observaciones"]').click();
  await page.locator('[name="d.informe_numero"]').fill('0133-2023-MINCETUR/SG/OGAJ');
  await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
  await picture('acto', 1000);
  await lawyer.leaves();
} finally {
  await browser.close();
  await office.close();
}
