/**
 * A Vulkan driver that computes on the processor, for the tests of WebGPU where a machine has none: that of the npm package of Chromium, built
 * for Linux on x64. Set before the processes of the tests start, which look for libraries only then.
 */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

const files = ['libvulkan.so.1', 'libvk_swiftshader.so', 'vk_swiftshader_icd.json']
/** Where drivers of the machine tell of themselves. */
const driverFolders = ['/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d', '/etc/vulkan/icd.d']
/** With these the user says which driver is to be taken, or none. */
const choices = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES']

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (choices.some((name) => process.env[name] !== undefined) || await hasDriver()) return undefined
  const unpacked = await inflate(join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin', 'swiftshader.tar.br'))
  // Alone in a folder, since everything in it is found before the machine's libraries.
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-vulkan-'))
  await Promise.all(files.map((file) => copyFile(join(unpacked, file), join(folder, file))))
  process.env['LD_LIBRARY_PATH'] = [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  process.env['VK_DRIVER_FILES'] = process.env['VK_ICD_FILENAMES'] = join(folder, 'vk_swiftshader_icd.json')
  return () => rm(folder, { recursive: true })
}

async function hasDriver(): Promise<boolean> {
  const listed = await Promise.all(driverFolders.map((folder) => readdir(folder).catch(() => [])))
  return listed.flat().some((file) => file.endsWith('.json'))
}
