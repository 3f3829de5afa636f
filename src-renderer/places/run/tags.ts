/** Tags as people type them. */

const maxLength = 40

/** `tags` with what was typed (several by comma): trimmed, each once whatever its case, at most 40 characters long. */
export function addTags(tags: readonly string[], typed: string): string[] {
  const result = [...tags]
  for (const part of typed.split(',')) {
    const tag = part.trim().slice(0, maxLength).trim()
    if (tag !== '' && !result.some((other) => other.toLowerCase() === tag.toLowerCase())) result.push(tag)
  }
  return result
}
