/** The fuses of the packaged window: doors of Electron that are welded shut when it is packed. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const lines = readFileSync('build/electron-builder.yml', 'utf8').split('\n')

it.each([
  ['runAsNode', false], ['enableNodeOptionsEnvironmentVariable', false], ['enableNodeCliInspectArguments', false], ['enableEmbeddedAsarIntegrityValidation', true], ['onlyLoadAppFromAsar', true],
  ['grantFileProtocolExtraPrivileges', false], ['enableCookieEncryption', true],
])('%s is %s', (fuse, value) => {
  const block = lines.slice(lines.indexOf('electronFuses:') + 1)
  expect(block.slice(0, block.findIndex((line) => !line.startsWith('  ')))).toContain(`  ${fuse}: ${String(value)}`)
})

it('publishes nothing and updates nothing by itself', () => expect(lines).toContain('publish: null'))
