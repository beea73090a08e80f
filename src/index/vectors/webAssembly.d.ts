/** The part of WebAssembly that Node has and TypeScript declares only for browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(program: Uint8Array);
  }
  class Memory {
    constructor(options: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
