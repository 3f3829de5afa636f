/** The Chromium inside an npm package, made to start on a machine that has neither its libraries nor fonts. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import npmChromium, { inflate } from '@sparticuz/chromium'
import type { Candidate } from './chromium.ts'

const source = 'the npm package @sparticuz/chromium'

/** First with the machine's libraries, then with those that the package brings for machines without. Its own arguments are left out: they switch the same-origin policy off. */
export async function* packagedChromiums(): AsyncGenerator<Candidate> {
  // Linux on x64 is all that it is built for.
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  const path = await npmChromium.executablePath()
  const fonts = { FONTCONFIG_FILE: await fontList() }
  yield { path, source, env: fonts }
  yield { path, source: `${source} with its libraries`, env: { ...fonts, LD_LIBRARY_PATH: join(await unpackLibraries(), 'lib') } }
}

async function unpackLibraries(): Promise<string> {
  const packed = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  return inflate(join(dirname(packed), '..', 'bin', 'al2023.tar.br'))
}

/** The machine's fonts, and in any case one that has the symbols of the paper. */
async function fontList(): Promise<string> {
  const ours = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-fonts-'))
  const file = join(folder, 'fonts.conf')
  await writeFile(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${ours}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`)
  return file
}
