/** The program that computes runs, for tests that start it: as it was built, where the sources are not newer, since that is loaded in a third of the time; else the source. */
import { resolve } from 'node:path'
import { needsBuild } from '../../build/lib/freshness.mjs'

export const runHostFile = resolve(needsBuild(resolve('.')) ? 'src-main/run-host.ts' : 'out/main/run-host.js')
