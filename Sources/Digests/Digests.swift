/// SHA-256 of content that is in memory as a whole.
public enum Digests {
  /// The SHA-256 of bytes.
  public static func sha256(_ bytes: [UInt8]) -> SHA256Digest {
    bytes.withUnsafeBytes { sha256($0) }
  }

  /// The SHA-256 of a memory area.
  public static func sha256(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finalize()
  }

  /// The SHA-256 of a text's UTF-8 bytes.
  public static func sha256(_ text: String) -> SHA256Digest {
    var hasher = SHA256Hasher()
    hasher.update(text)
    return hasher.finalize()
  }
}
