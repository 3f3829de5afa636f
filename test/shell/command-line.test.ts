import { describe, expect, it } from 'vitest'
import { dataDirArgument } from '../../src-main/shell/command-line.ts'

describe('dataDirArgument', () => {
  it.each([
    [['--data-dir', '/data'], '/data'],
    [['--data-dir=/data'], '/data'],
    [['.', '--port', '4000', '--data-dir', '/data', '--no-sandbox'], '/data'],
    [['--data-dir=/old', '--data-dir=/new'], '/new'],
  ])('finds it in %j', (argv, path) => {
    expect(dataDirArgument(argv)).toBe(path)
  })

  it.each([[[]], [['--data-dir']], [['--data-dir=']], [['/data']]])('is not given in %j', (argv) => {
    expect(dataDirArgument(argv)).toBeUndefined()
  })
})
