import { crc32 } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * Whether these bytes are a PNG of this size in which no byte is wrong or missing, by the checksums of its chunks
 * (https://www.w3.org/TR/png-3/#5Chunk-layout). Decodes nothing.
 */
export function isWholePng(bytes: Buffer, size: { width: number; height: number }): boolean {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature)) return false
  if (bytes.readUInt32BE(16) !== size.width || bytes.readUInt32BE(20) !== size.height) return false
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length) return false
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end + 4 === bytes.length
    at = end + 4
  }
  return false
}
