/** A small net of one hidden layer: what comes out is the natural logarithm of the odds. */
export interface Net {
  readonly inputs: number;
  readonly hidden: number;
  /** For each input its weight in every hidden unit; the units' biases; their weights in the answer; the answer's own bias. */
  readonly weights: Float32Array;
}

/** What a net answers to the first `inputs` numbers of a row. */
export function answer({ inputs, hidden, weights }: Net, row: Float32Array): number {
  if (heard.length < hidden) heard = new Float64Array(hidden);
  const biases = hidden * inputs;
  for (let unit = 0; unit < hidden; unit++) heard[unit] = weights[biases + unit]!;
  // Most rows hold many zeros.
  for (let input = 0; input < inputs; input++) {
    const value = row[input]!;
    if (value === 0) continue;
    const from = hidden * input;
    for (let unit = 0; unit < hidden; unit++) heard[unit]! += value * weights[from + unit]!;
  }
  const out = biases + hidden;
  let sum = weights[out + hidden]!;
  for (let unit = 0; unit < hidden; unit++) if (heard[unit]! > 0) sum += heard[unit]! * weights[out + unit]!;
  return sum;
}
/** What the hidden units of the net that is asked hear. */
let heard = new Float64Array(32);

/** Nets as bytes: of each the number of its inputs and of its hidden units in two bytes each, and its weights in four. */
export function packNets(nets: readonly Net[]): Uint8Array {
  const bytes = new Uint8Array(nets.reduce((sum, { weights }) => sum + 4 + 4 * weights.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { inputs, hidden, weights } of nets) {
    view.setUint16(at, inputs);
    view.setUint16(at + 2, hidden);
    at += 4;
    for (const weight of weights) {
      view.setFloat32(at, weight);
      at += 4;
    }
  }
  return bytes;
}

/** Reads what `packNets` made. */
export function readNets(bytes: Uint8Array): Net[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nets: Net[] = [];
  for (let at = 0; at < bytes.length;) {
    const inputs = view.getUint16(at);
    const hidden = view.getUint16(at + 2);
    const weights = new Float32Array((inputs + 2) * hidden + 1);
    for (let weight = 0; weight < weights.length; weight++) weights[weight] = view.getFloat32(at + 4 + 4 * weight);
    nets.push({ inputs, hidden, weights });
    at += 4 + 4 * weights.length;
  }
  return nets;
}
