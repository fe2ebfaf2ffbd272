internal import CLibCrypto

/// SHA-256 over content that comes in pieces, by OpenSSL, which uses the processor's own SHA
/// instructions.
public struct SHA256Hasher: ~Copyable {
  private let context: OpaquePointer

  /// Starts with no content.
  public init() {
    guard let context = EVP_MD_CTX_new() else { fatalError("OpenSSL: out of memory") }
    self.context = context
    Self.require(EVP_DigestInit_ex(context, EVP_sha256(), nil))
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    // OpenSSL is not asked to read at a null address, even for no bytes.
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    Self.require(EVP_DigestUpdate(context, start, bytes.count))
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds a text's UTF-8 bytes.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of everything added.
  public consuming func finalize() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    Self.require(EVP_DigestFinal_ex(context, &bytes, nil))
    guard let digest = SHA256Digest(bytes: bytes) else {
      preconditionFailure("32 bytes are a digest")
    }
    return digest
  }

  /// A digest that could not be made has no stand-in: what depends on it must not go on.
  private static func require(_ status: Int32) {
    precondition(status == 1, "OpenSSL refused SHA-256")
  }
}
