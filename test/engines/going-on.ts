/** Drives an engine with stops: what a run puts out in pieces must be what it puts out in one go. */
import type { Course, EngineOutput } from '../../src-main/engines/engine.ts'
import { decodeTensors, encodeTensors } from '../../src-main/engines/safetensors.ts'
import type { EngineState } from '../../src-main/engines/state.ts'

type AnyOutput = Iterable<EngineOutput> | AsyncIterable<EngineOutput>

/** All rows and metrics, in order, as text: NaN and -0 included. */
export function recorded(outputs: readonly EngineOutput[]): string[] {
  return outputs.flatMap((output) => {
    if (output.type === 'rows') return [`${output.series} ${Array.from(output.values, (value) => (Object.is(value, -0) ? '-0' : String(value))).join(' ')}`]
    return output.type === 'metric' ? [`${output.name} ${output.value}`] : []
  })
}

/** A copy as it comes out of a file; the engine's own is valid until it goes on. */
export function throughFile({ position, device, tensors }: EngineState): EngineState {
  return { position: JSON.parse(JSON.stringify(position)) as EngineState['position'], device, tensors: decodeTensors(encodeTensors({ tensors, metadata: {} })).tensors }
}

/** Ends at the `count`th moment, with the checkpoint that it left there; null where the run was over before. */
export async function until(count: number, from: EngineState | null, start: (course: Course) => AnyOutput): Promise<{ readonly outputs: EngineOutput[]; readonly state: EngineState | null }> {
  let moments = 0
  const outputs: EngineOutput[] = []
  for await (const output of start({ from, wants: () => ++moments === count })) {
    if (output.type === 'checkpoint') return { outputs, state: throughFile(output.state) }
    outputs.push(output)
  }
  return { outputs, state: null }
}

/** Stopped at every `every`th moment and gone on with by a new engine each time. */
export async function inPieces(every: number, start: (course: Course) => AnyOutput): Promise<{ readonly outputs: EngineOutput[]; readonly pieces: number }> {
  const outputs: EngineOutput[] = []
  let state: EngineState | null = null
  for (let pieces = 1; ; pieces++) {
    const piece = await until(every, state, start)
    outputs.push(...piece.outputs)
    state = piece.state
    if (state === null) return { outputs, pieces }
  }
}

export async function inOneGo(start: (course: Course) => AnyOutput, wants: Course['wants'] = () => false): Promise<EngineOutput[]> {
  const outputs: EngineOutput[] = []
  for await (const output of start({ from: null, wants })) outputs.push(output)
  return outputs
}
