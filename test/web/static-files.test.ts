import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveStaticFile } from '../../src-main/web/static-files.ts'

let folder = ''
let root = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'burstlab-static-'))
  root = join(folder, 'site')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(root, 'empty'))
  await mkdir(join(folder, 'site-secret'))
  await writeFile(join(root, 'index.html'), '<html></html>')
  await writeFile(join(root, 'assets', 'app-1a2b.js'), '1')
  await writeFile(join(root, 'assets', 'a b.css'), '')
  await writeFile(join(root, 'assets', 'notes.strange'), '')
  await writeFile(join(root, '.hidden'), 'x')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'site-secret', 'key.txt'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'))
  await symlink(folder, join(root, 'up'))
  await symlink(join(root, 'assets'), join(root, 'static'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('resolveStaticFile', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/app-1a2b.js', 'assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
    ['/assets/notes.strange', 'assets/notes.strange', 'application/octet-stream'],
    ['//assets//app-1a2b.js', 'assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
  ])('finds %s', async (urlPath, path, mimeType) => {
    expect(await resolveStaticFile(root, urlPath)).toEqual({ path: join(root, path), mimeType })
  })

  it('follows a symbolic link that stays inside', async () => {
    expect((await resolveStaticFile(root, '/static/app-1a2b.js'))?.path).toBe(join(root, 'assets', 'app-1a2b.js'))
  })

  it.each([
    ['a missing file', '/missing.js'],
    ['a folder without index.html', '/empty'],
    ['a file used as a folder', '/index.html/more'],
    ['a hidden file', '/.hidden'],
    ['parent folders', '/../secret.txt'],
    ['parent folders deep inside', '/assets/../../secret.txt'],
    ['parent folders that stay inside', '/assets/../index.html'],
    ['encoded parent folders', '/%2e%2e/secret.txt'],
    ['encoded slashes', '/..%2fsecret.txt'],
    ['doubly encoded parent folders', '/%252e%252e/secret.txt'],
    ['doubly encoded slashes', '/..%252fsecret.txt'],
    ['triply encoded parent folders', '/%25252e%25252e/secret.txt'],
    ['overlong UTF-8 dots', '/%c0%ae%c0%ae/secret.txt'],
    ['backslashes', '/..\\secret.txt'],
    ['encoded backslashes', '/..%5csecret.txt'],
    ['a drive name', '/C:/secret.txt'],
    ['a null byte', '/index.html%00.js'],
    ['a raw null byte', '/index.html\u0000'],
    ['a line break', '/index.html%0a'],
    ['a broken escape', '/%zz'],
    ['a path that does not start with a slash', 'index.html'],
    ['nothing', ''],
    ['a sibling folder whose name starts alike', '/../site-secret/key.txt'],
    ['a symbolic link to a file outside', '/link.txt'],
    ['a symbolic link to a folder outside', '/up/secret.txt'],
    ['a folder outside with an index', '/up'],
    ['a name longer than a file system takes', `/${'a'.repeat(5000)}`],
  ])('finds nothing for %s', async (_what, urlPath) => {
    expect(await resolveStaticFile(root, urlPath)).toBeNull()
  })

  it('finds nothing in a folder that does not exist', async () => {
    expect(await resolveStaticFile(join(folder, 'nowhere'), '/')).toBeNull()
  })
})
