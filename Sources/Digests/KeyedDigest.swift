extension Digests {
  private static let blockSize = 64

  /// The HMAC-SHA256 of a text's UTF-8 bytes under a key, by RFC 2104.
  public static func keyed(_ text: String, by key: [UInt8]) -> SHA256Digest {
    let short = key.count > blockSize ? sha256(key).bytes : key
    let block = short + [UInt8](repeating: 0, count: blockSize - short.count)
    var inner = SHA256Hasher()
    inner.update(block.map { $0 ^ 0x36 })
    inner.update(text)
    var outer = SHA256Hasher()
    outer.update(block.map { $0 ^ 0x5C })
    outer.update(inner.finalize().bytes)
    return outer.finalize()
  }
}
