/** What a child process gets of our environment: what programs need to run and to find a device, and no more. */

const needed: readonly string[] = [
  'PATH', 'HOME', 'USER', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SYSTEMROOT', 'WINDIR', 'TEMP', 'TMP',
  'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'VK_ICD_FILENAMES', 'VK_DRIVER_FILES',
]
const neededPrefixes: readonly string[] = ['LC_', 'CUDA', 'NVIDIA_', 'TF_', 'OMP_', 'BURSTLAB_']

/** Names are compared without case, as Windows does. */
export function childEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const upper = name.toUpperCase()
    if (value !== undefined && (needed.includes(upper) || neededPrefixes.some((prefix) => upper.startsWith(prefix)))) kept[name] = value
  }
  return kept
}
