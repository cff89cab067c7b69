// Moves numbers into memory that several threads read, so that a table is handed to another thread without being copied.
// Owns how that is done; who works on what is pair-work.ts.
import type { TextPool } from './interning.ts';

type View = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** The same value with every typed array in shared memory; texts stay what they are. */
export function inSharedMemory<T>(value: T): T {
  return rebuilt(value, new Map(), (view) => {
    const Kind = view.constructor as new (memory: SharedArrayBuffer) => View;
    const shared = new Kind(new SharedArrayBuffer(view.byteLength));
    shared.set(view as never);
    return shared;
  }) as T;
}

/** The same value without the texts of its pools, whose letters are numbers already: so it is posted to another thread. */
export function withoutTexts<T>(value: T): T {
  return rebuilt(
    value,
    new Map(),
    (view) => view,
    (pool) => ({ ...pool, texts: [] }),
  ) as T;
}

/** The value as it was before withoutTexts; the texts of a pool are put together again when they are asked for. */
export function withTexts<T>(value: T): T {
  return rebuilt(
    value,
    new Map(),
    (view) => view,
    (pool) => {
      let known: string[] | undefined;
      return {
        ...pool,
        get texts() {
          known ??= textsOf(pool);
          return known;
        },
      };
    },
  ) as T;
}

function textsOf({ units, starts }: TextPool): string[] {
  return Array.from({ length: starts.length - 1 }, (_, code) =>
    String.fromCharCode(...units.subarray(starts[code], starts[code + 1])),
  );
}

function isPool(value: object): value is TextPool {
  return 'texts' in value && 'units' in value;
}

/** @param known what was rebuilt already: a pool that two fields have stays one */
function rebuilt(
  value: unknown,
  known: Map<object, unknown>,
  onView: (view: View) => View,
  onPool: (pool: TextPool) => TextPool = (pool) => pool,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!known.has(value)) known.set(value, made());
  return known.get(value);

  function made(): unknown {
    if (ArrayBuffer.isView(value)) return onView(value as View);
    const inner = (part: unknown) => rebuilt(part, known, onView, onPool);
    if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(inner) : value;
    const whole = Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, inner(part)]));
    return isPool(whole) ? onPool(whole) : whole;
  }
}
