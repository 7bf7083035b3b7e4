/** The newest row of a log that a PC answers for. */
export interface SignableHead {
  readonly deviceId: string;
  readonly logId: string;
  readonly sequence: number;
  readonly hash: string;
}

/** Such a head with the signature of its PC (Ed25519, hexadecimal) over `headText`. */
export interface SignedHead extends SignableHead {
  readonly signature: string;
}

/** The text that a PC signs of the head of its log: it names no recipient, so that whoever passes it on proves it as well. */
export function headText({ deviceId, logId, sequence, hash }: SignableHead): string {
  return `so-ngoai-vu head\n${JSON.stringify([deviceId, logId, sequence, hash])}`;
}
