import { describe, expect, it } from 'vitest'
import { askForWideVectors } from '../../../../src-main/engines/ensemble/devices/wide-vectors.ts'

describe('asking for wide vectors', () => {
  const askedOf = (version: string): { readonly known: boolean, readonly flags: readonly string[] } => {
    const flags: string[] = []
    return { known: askForWideVectors(version, (flag) => { flags.push(flag) }), flags }
  }

  it('sets the option where this version of the engine has it', () => {
    for (const version of ['13.6.233.10-node.27', '14.6.202.34-node.34']) expect(askedOf(version)).toEqual({ known: true, flags: ['--experimental-wasm-revectorize'] })
  })

  it('leaves older ones alone, in which it is something else, and ones that nobody has seen', () => {
    for (const version of ['11.3.244.8-node.33', '12.4.254.21-node.33', '99.0.1', '']) expect(askedOf(version)).toEqual({ known: false, flags: [] })
  })
})
