import { scaleOf, toFloats, type ByteVector } from '../../embedding/byteVector.js';

/**
 * Dot products of one query with the rows of a matrix of byte vectors, four numbers at a time: a WebAssembly function of one page, since JavaScript has
 * no vector instructions and a plain loop over tens of thousands of rows takes most of an answer's time.
 */
export class DotProducts {
  /** Rows end to end, `stride` values each; the values beyond the dimension stay 0. */
  private readonly matrix: Int8Array;
  /** What the bytes of each row are multiplied by. */
  private readonly scales: Float32Array;
  private readonly query: Float32Array;
  private readonly out: Float32Array;
  private readonly stride: number;
  private readonly run: (row: number, query: number, out: number, rows: number, queryBytes: number) => void;

  constructor(readonly rows: number, readonly dimension: number) {
    this.stride = Math.ceil(dimension / LANES) * LANES;
    const outAt = this.stride * 4;
    const matrixAt = outAt + Math.ceil(rows / LANES) * LANES * 4;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((matrixAt + rows * this.stride) / PAGE) });
    this.query = new Float32Array(memory.buffer, 0, this.stride);
    this.out = new Float32Array(memory.buffer, outAt, rows);
    this.matrix = new Int8Array(memory.buffer, matrixAt, rows * this.stride);
    this.scales = new Float32Array(rows);
    compiled ??= new WebAssembly.Module(PROGRAM);
    this.run = new WebAssembly.Instance(compiled, { m: { m: memory } }).exports['d'] as DotProducts['run'];
  }

  /** Takes over rows that lie end to end, from the row `from` on. */
  fill(values: ByteVector, from = 0): void {
    for (let at = 0, row = from; at < values.length; at += this.dimension, row++) {
      const bytes = values.subarray(at, at + this.dimension);
      this.matrix.set(bytes, row * this.stride);
      this.scales[row] = scaleOf(bytes);
    }
  }

  /** One row, with length 1. */
  row(index: number): Float32Array {
    return toFloats(this.matrix.subarray(index * this.stride, index * this.stride + this.dimension));
  }

  /** Products with all rows, in an array that the next call overwrites. */
  all(query: Float32Array): Float32Array {
    this.query.set(query);
    this.run(this.matrix.byteOffset, 0, this.out.byteOffset, this.rows, this.stride * 4);
    for (let row = 0; row < this.rows; row++) this.out[row]! *= this.scales[row]!;
    return this.out;
  }

  /** Products with the rows named, in their order; equal to those of `all` to the last bit. */
  of(query: Float32Array, indexes: readonly number[]): Float32Array {
    this.query.set(query);
    const result = new Float32Array(indexes.length);
    const { run, matrix, out, stride, scales } = this;
    for (let i = 0; i < indexes.length; i++) {
      const index = indexes[i]!;
      run(matrix.byteOffset + index * stride, 0, out.byteOffset, 1, stride * 4);
      result[i] = out[0]! * scales[index]!;
    }
    return result;
  }
}

const PAGE = 65_536;
/** Values per turn of the inner loop: eight bytes, two vectors of four floats. */
const LANES = 8;

let compiled: WebAssembly.Module | undefined;

const section = (id: number, ...bytes: number[]): number[] => [id, bytes.length, ...bytes];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const load = (local: number, offset: number): number[] => [...get(local), 0xfd, 0x00, 0x02, offset];
const zero = (local: number): number[] => [0xfd, 0x0c, ...new Array<number>(16).fill(0), ...set(local)];
const addTo = (local: number, value: number): number[] => [...get(local), 0x41, value, 0x6a, ...set(local)];
/** Eight signed bytes as 16-bit numbers; the lower and the upper four of these as floats. */
const loadBytes = (local: number): number[] => [...get(local), 0xfd, 0x01, 0x00, 0x00];
const LOW_FLOATS = [0xfd, 0xa7, 0x01, 0xfd, 0xfa, 0x01];
const HIGH_FLOATS = [0xfd, 0xa8, 0x01, 0xfd, 0xfa, 0x01];
const MULTIPLY = [0xfd, 0xe6, 0x01];
const ADD = [0xfd, 0xe4, 0x01];
const lane = (index: number): number[] => [0xfd, 0x1f, index];

const [ROW, QUERY, OUT, ROWS, BYTES, END, AT, SUM, SUM2, EIGHT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** `for each row: out = sum of row[i] * query[i]`, two running sums of four lanes. */
const BODY = [
  0x02, 0x02, 0x7f, 0x03, 0x7b, // locals: two i32 (END, AT), three v128 (SUM, SUM2, EIGHT)
  ...get(QUERY), ...get(BYTES), 0x6a, ...set(END),
  0x02, 0x40, 0x03, 0x40, // block, loop over rows
  ...get(ROWS), 0x45, 0x0d, 0x01, // leave when none is left
  ...get(QUERY), ...set(AT), ...zero(SUM), ...zero(SUM2),
  0x03, 0x40, // loop over the values of a row
  ...loadBytes(ROW), ...set(EIGHT),
  ...get(SUM), ...get(EIGHT), ...LOW_FLOATS, ...load(AT, 0), ...MULTIPLY, ...ADD, ...set(SUM),
  ...get(SUM2), ...get(EIGHT), ...HIGH_FLOATS, ...load(AT, 16), ...MULTIPLY, ...ADD, ...set(SUM2),
  ...addTo(ROW, 8), ...addTo(AT, 32),
  ...get(AT), ...get(END), 0x49, 0x0d, 0x00, // again while AT < END
  0x0b,
  ...get(SUM), ...get(SUM2), ...ADD, ...set(SUM),
  ...get(OUT), ...get(SUM), ...lane(0), ...get(SUM), ...lane(1), 0x92, ...get(SUM), ...lane(2), 0x92, ...get(SUM), ...lane(3), 0x92,
  0x38, 0x02, 0x00, // store the sum
  ...addTo(OUT, 4), ...get(ROWS), 0x41, 0x01, 0x6b, ...set(ROWS),
  0x0c, 0x00, 0x0b, 0x0b, 0x0b,
];

/** Lengths above 127 take two bytes. */
const size = (length: number): number[] => (length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7]);
const CODE = [0x01, ...size(BODY.length), ...BODY];

const PROGRAM = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  ...section(1, 0x01, 0x60, 0x05, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x00), // one type: five i32 to nothing
  ...section(2, 0x01, 0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01), // imports the memory m.m
  ...section(3, 0x01, 0x00),
  ...section(7, 0x01, 0x01, 0x64, 0x00, 0x00), // exports the function as d
  0x0a, ...size(CODE.length), ...CODE,
]);
