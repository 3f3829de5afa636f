/** The dependency rule as ESLint runs it, on made-up sources at made-up places. */
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { dependencyRule } from '../../build/lint/dependency-rule.mjs'

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { house: { rules: { dependency: dependencyRule } } },
    rules: { 'house/dependency': 'error' },
  }],
})

/** What the rule says of `source` if it stood in the file `path`. */
async function complaints(path: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: path })
  return result?.messages.map((message) => message.message) ?? []
}

const imports = (from: string): string => `import { thing } from '${from}'`
const importsType = (from: string): string => `import type { Thing } from '${from}'`

describe('arrows that are allowed', () => {
  it.each([
    ['src-main/engines/pairing/run.ts', imports('../random/philox.ts')],
    ['src-main/experiments/pairing/spec.ts', imports('../parameter.ts')],
    ['src-main/experiments/pairing/spec.ts', imports('zod')],
    ['src-main/experiments/pairing/spec.ts', importsType('../../engines/engine.ts')],
    ['src-main/experiments/spiking/figures/lines.ts', imports('../../../drawing/population-colours.ts')],
    ['src-main/export/drawing.ts', imports('../drawing/draw-spec.ts')],
    ['src-main/store/runs.ts', imports('better-sqlite3')],
    ['src-main/store/runs.ts', importsType('../experiments/figure.ts')],
    ['src-main/export/figure-option.ts', imports('../experiments/figure-data.ts')],
    ['src-main/lab/open-lab.ts', imports('../engines/pairing/engine.ts')],
    ['src-main/lab/open-lab.ts', imports('../experiments/pairing/presets.ts')],
    ['src-main/lab/open-lab.ts', imports('../store/database.ts')],
    ['src-main/lab/open-lab.ts', imports('../export/runs-csv.ts')],
    ['src-main/lab/open-lab.ts', imports('../datasets/idx.ts')],
    ['src-main/lab/open-lab.ts', imports('node:fs')],
    ['src-main/api/router.ts', imports('../lab/errors.ts')],
    ['src-main/api/contract.ts', "export type * from '../experiments/parameter.ts'"],
    ['src-main/web/web-server.ts', imports('../api/router.ts')],
    ['src-main/web/web-server.ts', imports('../lab/errors.ts')],
    ['src-main/shell/ipc.ts', imports('../api/router.ts')],
    ['src-main/shell/ipc.ts', imports('../lab/open-lab.ts')],
    ['src-main/shell/ipc.ts', imports('electron')],
    ['src-main/shell/app-scheme.ts', imports('../web/static-files.ts')],
    ['src-main/shell/app-scheme.ts', imports('../web/content-security.ts')],
    ['src-main/main.ts', imports('./shell/window.ts')],
    ['src-main/main.ts', imports('electron')],
    ['src-main/preload.ts', imports('electron')],
    ['src-main/cli.ts', imports('./web/web-server.ts')],
    ['src-main/run-host.ts', imports('./engines/pairing/engine.ts')],
    ['src-renderer/places/run/use-run.ts', importsType('../../../src-main/api/contract.ts')],
    ['src-renderer/places/run/use-run.ts', imports('../../stores/runs.ts')],
    ['src-renderer/components/schematic/section-colours.ts', imports('../../../src-main/drawing/population-colours.ts')],
    ['src-renderer/places/run/use-run.ts', imports('vue')],
    ['src-renderer/style.ts', imports('./style.css?inline')],
    ['src-renderer/places/help/manual-pages.ts', imports('../../../docs/guide.md?raw')],
  ])('%s: %s', async (path, source) => {
    expect(await complaints(path, source)).toEqual([])
  })
})

describe('arrows that are refused', () => {
  it.each([
    ['src-main/engines/pairing/run.ts', imports('../../experiments/pairing/spec.ts'), 'engines must not import from experiments'],
    ['src-main/engines/pairing/run.ts', importsType('../../lab/types.ts'), 'engines must not import from lab'],
    ['src-main/engines/pairing/run.ts', imports('node:fs'), 'engines must not import "node:fs"'],
    ['src-main/engines/pairing/run.ts', imports('vue'), 'engines must not import "vue"'],
    ['src-main/drawing/draw-spec.ts', importsType('../experiments/figure.ts'), 'drawing must not import from experiments'],
    ['src-main/drawing/draw-spec.ts', imports('node:fs'), 'drawing must not import "node:fs"'],
    ['src-main/drawing/draw-spec.ts', imports('vue'), 'drawing must not import "vue"'],
    ['src-main/experiments/pairing/spec.ts', imports('../../engines/engine.ts'), 'experiments may import only types'],
    ['src-main/experiments/pairing/spec.ts', imports('../../lab/types.ts'), 'experiments must not import from lab'],
    ['src-main/experiments/pairing/spec.ts', imports('node:crypto'), 'experiments must not import "node:crypto"'],
    ['src-main/datasets/idx.ts', imports('../lab/errors.ts'), 'datasets must not import from lab'],
    ['src-main/store/runs.ts', importsType('../lab/types.ts'), 'store must not import from lab'],
    ['src-main/store/runs.ts', imports('../api/router.ts'), 'store must not import from api'],
    ['src-main/export/runs-csv.ts', imports('../web/web-server.ts'), 'export must not import from web'],
    ['src-main/export/runs-csv.ts', imports('../shell/window.ts'), 'export must not import from shell'],
    ['src-main/lab/queue.ts', imports('../api/inputs.ts'), 'lab must not import from api'],
    ['src-main/lab/queue.ts', imports('../web/token.ts'), 'lab must not import from web'],
    ['src-main/lab/queue.ts', imports('../shell/utility-run-host.ts'), 'lab must not import from shell'],
    ['src-main/lab/queue.ts', imports('electron'), 'Only src-main/shell'],
    ['src-main/lab/queue.ts', importsType('electron'), 'Only src-main/shell'],
    ['src-main/lab/queue.ts', imports('electron/main'), '"electron/main" is not used'],
    ['src-main/api/router.ts', imports('../store/runs.ts'), 'api must not import from store'],
    ['src-main/api/router.ts', imports('../experiments/parameter.ts'), 'api may import only types'],
    ['src-main/web/web-server.ts', imports('../store/runs.ts'), 'web must not import from store'],
    ['src-main/web/web-server.ts', imports('../shell/window.ts'), 'web must not import from shell'],
    ['src-main/web/web-server.ts', imports('electron'), 'Only src-main/shell'],
    ['src-main/shell/ipc.ts', imports('../web/web-server.ts'), 'shell must not import from web'],
    ['src-main/shell/ipc.ts', imports('../store/runs.ts'), 'shell must not import from store'],
    ['src-main/shell/ipc.ts', imports('@electron/remote'), '"@electron/remote" is not used'],
    ['src-main/preload.ts', imports('node:fs'), 'preload must not import "node:fs"'],
    ['src-main/cli.ts', imports('./shell/window.ts'), 'cli must not import from shell'],
    ['src-main/lab/queue.ts', imports('../../docs/guide.md?raw'), 'lab must not import from manual'],
    ['src-main/cli.ts', imports('electron'), 'Only src-main/shell'],
    ['src-main/run-host.ts', imports('./store/runs.ts'), 'run-host must not import from store'],
    ['src-renderer/use-run.ts', imports('../src-main/api/contract.ts'), 'write "import type"'],
    ['src-renderer/use-run.ts', importsType('../src-main/lab/types.ts'), 'renderer must not import from lab'],
    ['src-renderer/use-run.ts', imports('../src-main/api/router.ts'), 'renderer must not import from api'],
    ['src-renderer/use-run.ts', imports('node:path'), 'renderer must not import "node:path"'],
    ['src-renderer/use-run.ts', imports('electron'), 'Only src-main/shell'],
  ])('%s: %s', async (path, source, why) => {
    expect(await complaints(path, source)).toEqual([expect.stringContaining(why)])
  })
})

describe('every way to import is an arrow', () => {
  const path = 'src-main/engines/a.ts'
  it.each([
    "export * from '../lab/lab.ts'",
    "export { lab } from '../lab/lab.ts'",
    "const lab = await import('../lab/lab.ts')",
    "type Lab = import('../lab/lab.ts').Lab",
    "import '../lab/lab.ts'",
    "import { type Lab } from '../lab/lab.ts'",
    "import { x } from './pairing/../../lab/lab.ts'",
  ])('%s', async (source) => {
    expect(await complaints(path, source)).toEqual([expect.stringContaining('engines must not import from lab')])
  })
})

it('a file that is in no room of the house must be given one', async () => {
  expect(await complaints('src-main/misc/a.ts', '')).toEqual([expect.stringContaining('belongs to no layer')])
})
