import { describe, expect, it } from 'vitest'
import { fileArguments } from '../../src-main/shell/command-line.ts'

describe('files on the window\'s command line', () => {
  it('are bundles, found from the folder that they were named in; options and other files are none', () => {
    expect(fileArguments(['--data-dir=/x.burstlab', '.', 'a.burstlab', '/b/c.burstlab', 'd.txt'], '/home/ada')).toEqual(['/home/ada/a.burstlab', '/b/c.burstlab'])
  })
})
