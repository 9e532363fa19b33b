// usage: run.mjs TEST. One test of this folder, with an office and a browser of its own. VISADO_PROGRAM
// is the program, VISADO_WORKFLOWS the folder of its procedures.
import {rmSync} from 'node:fs';
import {launch} from './person.mjs';
import {Office} from './office.mjs';

const {run} = await import(`./${process.argv[2]}.mjs`);
const office = Office.empty();
const browser = await launch();
try {
  await run({browser, office});
  await browser.close();
  const verified = await office.close();
  console.log(`${process.argv[2]}: passed. ${verified.split('\n')[0]}`);
} catch (failure) {
  for (const context of browser.contexts()) {
    for (const page of context.pages())
      console.error(`-- ${page.url()}\n${await page.locator('body').innerText().catch(() => '')}`);
  }
  console.error(failure);
  await browser.close();
  await office.close().catch((also) => console.error(also));
  rmSync(office.folder, {recursive: true, force: true});
  process.exitCode = 1;
}
