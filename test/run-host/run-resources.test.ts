import { describe, expect, it } from 'vitest'
import { createRunResources } from '../../src-main/run-host/run-resources.ts'
import type { OpenedDevice } from '../../src-main/run-host/run-resources.ts'

/** What is told of a device that a spec asks for. */
async function opened(id: 'cpu' | 'reference'): Promise<readonly OpenedDevice[]> {
  const told: OpenedDevice[] = []
  const resources = createRunResources({ datasetsDir: '/nowhere', threads: 1, onDevice: (device) => { told.push(device) } })
  await resources.device(id)
  await resources.close()
  return told
}

describe('the device of a run', () => {
  it('says on how many threads of the processor it computes', async () => {
    expect(await opened('cpu')).toEqual([{ label: expect.stringContaining('one thread') as unknown, threads: 1, reason: 'as the spec asks' }])
  })

  it('says none where it has no use for them', async () => {
    expect(await opened('reference')).toMatchObject([{ threads: null }])
  })
})
