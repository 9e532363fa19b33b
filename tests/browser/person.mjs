// Somebody before a browser: what she does there, and what must hold of every page she sees.
import assert from 'node:assert/strict';
import {axe, chromium, executablePath} from './packages.mjs';

export function launch() {
  return chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu',
                                                 '--disable-background-networking']});
}

export class Person {
  // options: Playwright's of a context, such as {viewport, colorScheme, javaScriptEnabled}.
  static async at(browser, office, name, options = {}) {
    const person = new Person();
    person.name = name;
    person.office = office;
    person.context = await browser.newContext({viewport: {width: 1280, height: 900}, locale: 'es-PE', reducedMotion: 'reduce',
                                               baseURL: office.address, ...options});
    person.context.setDefaultTimeout(20000);
    person.strangers = [];  // requests to anybody but the office
    person.complaints = []; // of the browser: scripts that broke, what the policy forbade
    await person.context.route('**', (route) => {
      const {origin} = new URL(route.request().url());
      if (origin === office.address) return route.continue();
      person.strangers.push(route.request().url());
      return route.abort();
    });
    person.page = await person.context.newPage();
    person.context.on('page', (page) => person.#listen(page));
    person.#listen(person.page);
    return person;
  }

  #listen(page) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
        this.complaints.push(text);
    });
  }

  async opens(path) { return this.page.goto(this.office.address + path); }

  async logs_in() {
    if (!this.page.url().includes('/ingresar')) await this.opens('/ingresar');
    await this.page.getByLabel('Usuario').fill(this.name);
    await this.page.getByLabel('Contraseña', {exact: true}).fill(this.office.password(this.name));
    await this.page.getByRole('button', {name: 'Ingresar a Visado'}).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/ingresar'));
  }

  async logs_out() {
    await this.page.getByRole('button', {name: 'Salir'}).click();
    await this.page.waitForURL('**/ingresar**');
  }

  field(label) { return this.page.getByLabel(label).first(); }

  async presses(name, role = 'button') {
    await this.page.getByRole(role, {name, exact: true}).click();
  }

  async reads(text) { await this.page.getByText(text).first().waitFor(); }

  // From the inbox to the case, from there to the act.
  async opens_act(title, act) {
    await this.opens('/bandeja');
    await this.page.locator('td.asunto').getByRole('link', {name: title, exact: true}).first().click();
    await this.page.locator('main').getByRole('link', {name: act, exact: true}).click();
    await this.page.getByRole('heading', {level: 1, name: act, exact: true}).waitFor();
  }

  // The whole act: opens it, writes, reads the summary, confirms, reads that it is recorded.
  async acts(title, act, write = async () => {}) {
    await this.opens_act(title, act);
    await write(this);
    await this.presses('Revisar y confirmar');
    await this.page.getByRole('heading', {level: 1, name: 'Revise antes de confirmar'}).waitFor();
    await this.presses(`Confirmar: ${act}`);
    await this.reads('quedó registrado.');
  }

  // What must hold of any page: no accessibility violation, nothing wider than the screen.
  async looks_round(what) {
    await this.page.evaluate(axe.source);
    const found = await this.page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }));
    const violations = found.violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`);
    assert.deepEqual(violations, [], `${what}: axe-core`);
    const {wide, screen} = await this.page.evaluate(
      () => ({wide: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth}));
    assert.ok(wide <= screen, `${what}: ${wide} px wide on a screen of ${screen}`);
  }

  async leaves() {
    await this.context.close();
    assert.deepEqual(this.strangers, [], 'requests to other hosts');
    assert.deepEqual(this.complaints, [], 'complaints of the browser');
  }
}
