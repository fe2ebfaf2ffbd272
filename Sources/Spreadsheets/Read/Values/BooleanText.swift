/// Reads truth values: `1` and `0`, and leniently the words in any case.
enum BooleanText {
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    let text = bytes[PlainText.trimmed(bytes)]
    switch text.count {
    case 1 where text.first == UInt8(ascii: "1"): return true
    case 1 where text.first == UInt8(ascii: "0"): return false
    case 4, 5:
      let word = String(decoding: text, as: UTF8.self).lowercased()
      return word == "true" ? true : word == "false" ? false : nil
    default: return nil
    }
  }
}
