// The yardstick: approval-bench.scxml in XState 5, on the events of approval-events.json. Prints ns
// per event: {"plain"} with a living actor; {"saving"} with its snapshot written as JSON after each
// event; {"reloading"} with an actor made from that JSON before each event, too. One measurement a
// process; `visado bench statechart` takes the median of several.
import { readFileSync } from 'node:fs';
import { assign, createActor, createMachine } from 'xstate';

const given = JSON.parse(readFileSync(new URL('./approval-events.json', import.meta.url), 'utf8'));
const events = given.map(({ name, data }) => ({ type: name, data }));

const region = (prefix) => ({
  initial: `${prefix}_pend`,
  states: {
    [`${prefix}_pend`]: { on: { [`${prefix}.favorable`]: `${prefix}_fav`, [`${prefix}.observado`]: `${prefix}_obs` } },
    [`${prefix}_obs`]: { on: { [`${prefix}.favorable`]: `${prefix}_fav` } },
    [`${prefix}_fav`]: { type: 'final' },
  },
});

const machine = createMachine({
  id: 'approval',
  initial: 'borrador',
  context: { monto: 0, limite: 8000, observaciones: 0, numero: 0 },
  states: {
    borrador: {
      on: {
        enviar: {
          guard: ({ event }) => event.data.monto > 0,
          target: 'opiniones',
          actions: assign({ monto: ({ event }) => event.data.monto }),
        },
        reenviar: 'opiniones.hist',
      },
    },
    opiniones: {
      type: 'parallel',
      onDone: 'visado',
      on: {
        observar: {
          guard: ({ context }) => context.observaciones < 1000000000,
          target: 'borrador',
          actions: assign({ observaciones: ({ context }) => context.observaciones + 1 }),
        },
      },
      states: {
        hist: { type: 'history', history: 'deep' },
        planeamiento: region('pl'),
        legal: region('lg'),
      },
    },
    visado: {
      initial: 'v1',
      states: {
        v1: { on: { visar: 'v2' } },
        v2: {
          on: {
            visar: [
              { guard: ({ context }) => context.monto > context.limite, target: 'v3' },
              { target: '#approval.decision' },
            ],
          },
        },
        v3: { on: { visar: '#approval.decision' } },
      },
    },
    decision: {
      on: {
        aprobar: { target: 'numerado', actions: assign({ numero: ({ context }) => context.numero + 1 }) },
        observar: 'borrador',
      },
    },
    numerado: { on: { publicar: 'publicado' } },
    publicado: { on: { archivar: 'archivado' } },
    archivado: { on: { nuevo: 'borrador' } },
  },
});

const live = createActor(machine).start();
const plain = (event) => live.send(event);

const stored = createActor(machine).start();
let text = '';
const saving = (event) => {
  stored.send(event);
  text = JSON.stringify(stored.getPersistedSnapshot());
};

let between = JSON.stringify(createActor(machine).start().getPersistedSnapshot());
const reloading = (event) => {
  const actor = createActor(machine, { snapshot: JSON.parse(between) }).start();
  actor.send(event);
  between = JSON.stringify(actor.getPersistedSnapshot());
};

const measure = (step, cycles) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < cycles; i++) for (const event of events) step(event);
  return Number(process.hrtime.bigint() - start) / (cycles * events.length);
};

const rounds = 500;
const timed = (step) => {
  measure(step, 2 * rounds);
  return measure(step, rounds);
};

const result = { plain: timed(plain), saving: timed(saving), reloading: timed(reloading) };
for (const end of [live.getPersistedSnapshot(), JSON.parse(text), JSON.parse(between)]) {
  const { value, context } = end;
  if (value !== 'borrador' || context.numero !== 3 * rounds || context.observaciones !== 3 * rounds)
    throw new Error(`the cycle ended in ${JSON.stringify(end)}`);
}
console.log(JSON.stringify(result));
