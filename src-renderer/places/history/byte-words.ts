/** Sizes and figures in words. */

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** 1234567 → "1.2 MB"; powers of ten, as disks are sold. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step] ?? 'B'}`
}

/** "Fig. 2b" for a preset id; a run without one has a spec of its own. */
export const formatFigure = (presetId: string | null, figures: ReadonlyMap<string, string>): string => (presetId === null || presetId === '' ? 'own spec' : figures.get(presetId) ?? presetId)
