extension Attributes {
  /// An attribute's value as text; libxml2 leaves `&` in attributes as `&#38;`.
  func text(_ index: Int) -> String {
    let value = value(index)
    let text = PlainText.value(of: value)
    return value.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
  }

  /// Whether an attribute's value is this word.
  func isValue(_ index: Int, _ word: StaticString) -> Bool {
    let value = value(index)
    guard value.count == word.utf8CodeUnitCount else { return false }
    for position in value.indices where value[position] != word.utf8Start[position] {
      return false
    }
    return true
  }

  /// The value of an attribute without a prefix.
  func plain(_ name: UnsafePointer<UInt8>?) -> String? {
    for index in 0..<count where self.name(index) == name && namespace(index) == nil {
      return text(index)
    }
    return nil
  }
}
