import { describe, expect, it } from 'vitest'
import { childEnvironment } from '../../src-main/shell/child-environment.ts'

describe('childEnvironment', () => {
  it('keeps what programs need to run and to find a device', () => {
    const needed = { PATH: '/bin', HOME: '/home/me', CUDA_VISIBLE_DEVICES: '0', LC_ALL: 'C', BURSTLAB_X: '1', Path: 'C:\\' }
    expect(childEnvironment(needed)).toEqual(needed)
  })

  it('leaves out secrets and what would change how Node starts', () => {
    expect(childEnvironment({ NODE_OPTIONS: '--inspect', ELECTRON_RUN_AS_NODE: '1', AWS_SECRET_ACCESS_KEY: 'x', GITHUB_TOKEN: 'x', TZ: undefined })).toEqual({})
  })
})
