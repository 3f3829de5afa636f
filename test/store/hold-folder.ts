/** A process that has a data folder, records something and waits to be killed. `node hold-folder.ts FOLDER` */
import { openStore } from '../../src-main/store/open-store.ts'
import { newRun } from './records-for-processes.ts'

const store = await openStore({ dataDir: process.argv[2] ?? '', now: () => new Date() })
store.runs.insert([newRun])
for (let row = 0; row < 10; row++) store.runs.advance('r1', { progress: row / 10, chunks: [{ series: 's', columns: ['row'], values: Float64Array.of(row) }], log: [] })
process.stdout.write('holding\n')
setInterval(() => undefined, 1000)
