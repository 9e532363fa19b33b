// `visado serve` as a process of its own, on a store of its own, with the demo's people.
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {once} from 'node:events';

const program = process.env.VISADO_PROGRAM;
const workflows = process.env.VISADO_WORKFLOWS;
// Before the days on which the Programme of 2023 was really written: no term is near.
const first_day = Date.parse('2023-05-17T09:00:00-05:00');

export const matrix = join(workflows, 'programa-integridad/data/programa_integridad_2023.csv');

// The demo's people by what they do in the chain; logins are the same words.
export const people = {
  coordinator: 'coordinadora-integridad', planning: 'director-ogppd', planner: 'especialista-ogppd',
  legal: 'directora-ogaj', lawyer: 'abogado-ogaj', secretary: 'secretaria-general',
  press: 'jefa-ocop', stranger: 'jefa-oasa', administrator: 'jefe-oi',
};

export class Office {
  #process = null;
  #passwords = new Map();

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'visado-browser-'));
    this.data = join(this.folder, 'data');
  }

  // The demo's people and no case.
  static empty() {
    const office = new Office();
    mkdirSync(office.data);
    writeFileSync(join(office.data, 'demostracion.json'), JSON.stringify({now: first_day}));
    office.visado('org', 'load', join(workflows, 'programa-integridad/demo/organizacion.json'));
    return office;
  }

  // The office of `visado demo`, after its story.
  static demo() {
    const office = new Office();
    execFileSync(program, ['demo', '--fast', '--out', office.folder, '--workflows', workflows],
                 {stdio: ['ignore', 'ignore', 'inherit']});
    return office;
  }

  // A command of the program on this store; its standard output. Throws when it is refused.
  visado(...words) {
    return execFileSync(program, [...words, '--data', this.data],
                        {encoding: 'utf8', env: {...process.env, VISADO_WORKFLOWS: workflows}});
  }

  // A case with the matrix of 2023, opened without pages; its number.
  opens(title) {
    const told = this.visado('start', 'programa-integridad', '--as', people.coordinator, '--title', title,
                             '--json');
    const number = JSON.parse(told).case;
    this.visado('import', 'programa-integridad', matrix, '--case', String(number), '--as',
                people.coordinator);
    return number;
  }

  does(number, person, event, data = {}, comment = '') {
    const file = join(this.folder, 'act.json');
    writeFileSync(file, JSON.stringify(data));
    this.visado('act', String(number), event, '--as', person, '--data-file', file,
                ...(comment ? ['--comment', comment] : []));
  }

  async serve() {
    const started = spawn(program, ['serve', '--port', '0', '--data', this.data, '--spool',
                                    join(this.folder, 'correos'), '--workflows', workflows],
                          {stdio: ['ignore', 'pipe', 'inherit']});
    this.#process = started;
    let said = '';
    await new Promise((listens, fails) => {
      started.once('exit', () => fails(new Error(`serve ended: ${said}`)));
      started.stdout.setEncoding('utf8').on('data', (piece) => {
        said += piece;
        if (/atiende en http:\S+/.test(said)) listens();
      });
    });
    const address = said.match(/atiende en (http:\S+?)\/ /);
    this.address = address[1];
    for (const [, login, password] of said.matchAll(/^ {2}(\S+) {2}(\S+) {2}/gm))
      this.#passwords.set(login, password);
  }

  password(person) { return this.#passwords.get(person); }

  // Ends the server as a failing machine does: without a word of warning.
  async dies() {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
    this.#process = null;
  }

  async close() {
    if (this.#process) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await ended;
    }
    const verified = this.visado('verify');
    rmSync(this.folder, {recursive: true, force: true});
    return verified;
  }
}
