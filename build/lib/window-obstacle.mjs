/** Whether a window can open here. */

/**
 * What stands in the way, in words that complete "No window: …"; null where nothing does. `uid` is null on platforms without.
 * @param {{ electron: string | null, platform: string, env: Record<string, string | undefined>, uid: number | null }} here
 * @returns {string | null}
 */
export function windowObstacle({ electron, platform, env, uid }) {
  const lacks = []
  if (electron === null) lacks.push('Electron\'s binary is missing ("npx install-electron" fetches it)')
  if (platform !== 'win32' && platform !== 'darwin') {
    if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) lacks.push('there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)')
    if (uid === 0) lacks.push('Electron\'s sandbox does not run as root')
  }
  return lacks.length === 0 ? null : lacks.join(', and ')
}
