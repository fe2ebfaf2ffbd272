/// Determines whether the parts of an OpenDocument package are encrypted.
final class ManifestPart: PartMachine {
  private var encryptionData: Name?
  private static let within = PartElement(2)
  /// Whether any part is encrypted.
  private(set) var isEncrypted = false

  override func intern(_ lookUp: (String) -> Name?) { encryptionData = lookUp("encryption-data") }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if local == encryptionData {
      isEncrypted = true
      isFinished = true
    }
    return Self.within
  }
}
