/** What of WebAssembly the kernels need: Node's types do not have it. */
declare namespace WebAssembly {
  interface Module {
    readonly compiled?: never
  }
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => Module
  const Memory: new (descriptor: { readonly initial: number; readonly maximum: number; readonly shared?: boolean }) => Memory
  const Instance: new (module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => Instance
}
