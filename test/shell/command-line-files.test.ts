import { describe, expect, it } from 'vitest'
import { fileArguments } from '../../src-main/shell/command-line.ts'

describe('files on the window\'s command line', () => {
  it('are bundles, found from the folder that they were named in; options and other files are none', () => {
    expect(fileArguments(['--data-dir=/x.burstlab', '.', 'a.burstlab', '/b/c.burstlab', 'd.txt'], '/home/ada')).toEqual(['/home/ada/a.burstlab', '/b/c.burstlab'])
  })

  it('may be addresses, as file managers of Linux give them', () => {
    expect(fileArguments(['file:///home/ada/my%20runs.burstlab', 'file://elsewhere/a.burstlab'], '/home/ada')).toEqual(['/home/ada/my runs.burstlab', 'file://elsewhere/a.burstlab'])
  })
})
