type Size = { width: number; height: number }

const jpegSize = (bytes: Buffer): Size | null => {
  for (let i = 2; i + 9 < bytes.length;) {
    if (bytes[i] !== 0xff) return null
    const marker = bytes[i + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(i + 5), width: bytes.readUInt16BE(i + 7) }
    i += 2 + bytes.readUInt16BE(i + 2)
  }
  return null
}

/** Width and height of a PNG, JPEG or GIF; null for anything else, which Telegram takes for no photo. */
export const imageSize = (bytes: Buffer): Size | null => {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (bytes.length > 10 && bytes.subarray(0, 3).toString('latin1') === 'GIF')
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  if (bytes.length > 10 && bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes)
  return null
}
