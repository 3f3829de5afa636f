/** A lab on a folder of its own, with hosts under the test's control. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lab } from '../../src-main/lab/lab.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import type { OpenLabOptions } from '../../src-main/lab/open-lab.ts'
import { fakeHosts } from './fake-host.ts'
import type { FakeHosts } from './fake-host.ts'

export interface TestLab extends FakeHosts {
  lab: Lab
  readonly dataDir: string
  /** Closes the lab and opens it again on the same folder. */
  reopen(options?: Partial<OpenLabOptions>): Promise<Lab>
  /** Closes it and removes its folder. */
  end(): Promise<void>
}

export async function openTestLab(options: Partial<OpenLabOptions> = {}): Promise<TestLab> {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-lab-'))
  const dataDir = join(folder, 'data')
  const fake = fakeHosts()
  const open = (more: Partial<OpenLabOptions>): Promise<Lab> => openLab({
    dataDir, dataDirSource: 'the test', spawnRunHost: fake.spawn, electronVersion: null, configFile: join(folder, 'burstlab.json'), ...more,
  })
  const test: TestLab = {
    ...fake, dataDir, lab: await open(options),
    async reopen(more = {}) {
      await test.lab.close()
      test.lab = await open({ ...options, ...more })
      return test.lab
    },
    async end() {
      await test.lab.close()
      rmSync(folder, { recursive: true })
    },
  }
  return test
}
