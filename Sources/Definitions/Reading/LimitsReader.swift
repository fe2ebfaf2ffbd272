internal import Domain

/// Reads `limits`; unstated limits keep their defaults.
struct LimitsReader {
  private static let keys = [
    "files_per_look", "files_per_folder", "folder_mebibytes", "secretariat_files", "file_mebibytes",
  ]

  static func read(_ value: YAMLValue?) -> InboxLimits {
    var limits = InboxLimits()
    guard let map = value?.mapping("limits", required: [], optional: keys) else { return limits }
    func take(_ key: String, _ range: ClosedRange<Int>, _ set: (Int) -> Void) {
      if map[key] != nil, let number = map.integer(key, in: range) { set(number.value) }
    }
    take("files_per_look", 1...1_000_000) { limits.filesPerLook = $0 }
    take("files_per_folder", 1...1_000_000) { limits.filesPerFolder = $0 }
    take("folder_mebibytes", 1...1_048_576) { limits.bytesPerFolder = $0 << 20 }
    take("secretariat_files", 1...1_000_000) { limits.filesOfSecretariat = $0 }
    take("file_mebibytes", 1...512) { limits.fileBytes = $0 << 20 }
    return limits
  }
}
