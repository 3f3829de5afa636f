import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNode, majorOf, noNodeLine } from '../../build/lib/find-node.mjs'

const here = { root: '/app', execPath: '/usr/bin/node', version: 'v20.20.2', platform: 'linux', exists: () => true }

describe('findNode', () => {
  it('takes the running Node when it is 22 or newer', () => {
    expect(findNode({ ...here, version: 'v22.0.0', exists: () => false })).toBe('/usr/bin/node')
  })

  it('takes the one among the packages when the running one is older', () => {
    expect(findNode(here)).toBe(join('/app', 'node_modules', 'node', 'bin', 'node'))
  })

  it('knows its name on Windows', () => {
    expect(findNode({ ...here, platform: 'win32' })).toMatch(/node\.exe$/)
  })

  it('finds none when the package brought no binary, and says so in one line', () => {
    expect(findNode({ ...here, exists: () => false })).toBeNull()
    expect(noNodeLine('v20.20.2')).toMatch(/^Burstlab needs Node 22 or newer; this is Node v20\.20\.2.*npm ci[^\n]*$/)
  })
})

describe('majorOf', () => {
  it.each([['v24.9.0', 24], ['22.1.0', 22], ['nonsense', 0]])('of %s is %i', (version, major) => {
    expect(majorOf(version)).toBe(major)
  })
})
