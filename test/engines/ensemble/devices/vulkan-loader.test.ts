/** Vulkan's loader, as Linux finds it or not. */
import { describe, expect, it } from 'vitest'
import { missingVulkan } from '../../../../src-main/engines/ensemble/devices/vulkan-loader.ts'

/** A machine on which these libraries can be opened, none of them an extension of Node. */
const machine = (...libraries: readonly string[]) => ({
  platform: 'linux' as const, program: '/opt/burstlab/burstlab',
  open(name: string): void {
    throw new Error(libraries.includes(name) ? `Module did not self-register: '${name}'.` : `${name}: cannot open shared object file: No such file or directory`)
  },
})

describe('the loader of Vulkan', () => {
  it('is missed in the words of the system, before a library is left to write them on the terminal', () => {
    expect(missingVulkan(machine())).toBe('libvulkan.so.1: cannot open shared object file: No such file or directory')
  })

  it('is there where the system knows it by its name, or where it lies beside the program', () => {
    expect(missingVulkan(machine('libvulkan.so.1'))).toBeNull()
    expect(missingVulkan(machine('/opt/burstlab/libvulkan.so.1'))).toBeNull()
  })

  it('is not needed elsewhere', () => {
    expect(missingVulkan({ ...machine(), platform: 'darwin' })).toBeNull()
    expect(missingVulkan({ ...machine(), platform: 'win32' })).toBeNull()
  })

  it.skipIf(process.platform !== 'linux')('is told from what is not there by what this Node says of any library', () => {
    const open = (library: string) => (): void => process.dlopen({ exports: {} }, library)
    expect(missingVulkan({ ...machine(), open: open('libm.so.6') })).toBeNull()
    expect(missingVulkan({ ...machine(), open: open('libnowhere.so.6') })).toContain('libnowhere.so.6')
  })
})
