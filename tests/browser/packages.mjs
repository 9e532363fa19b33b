// The two npm packages that these tests use, from where ./dev puts them. What is missing is said;
// the test is then skipped (77 is what CTest takes for that).
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = process.env.VISADO_BROWSER || join(root, 'build', 'browser');

function skip(why) {
  console.log(`Skipped: ${why}`);
  process.exit(77);
}

function needed(name) {
  try {
    return createRequire(join(folder, 'package.json'))(name);
  } catch {
    return skip(`the npm package ${name} is not in ${folder}; ./dev test fetches it.`);
  }
}

function chromium_program() {
  const folders = (process.env.PATH || '').split(delimiter);
  const found = folders.map((each) => join(each, 'chromium')).find(existsSync);
  return found || skip('chromium is not installed (Debian package chromium).');
}

export const {chromium} = needed('playwright-core');
export const axe = needed('axe-core');
export const executablePath = chromium_program();
