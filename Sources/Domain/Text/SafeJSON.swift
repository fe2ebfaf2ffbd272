/// The gate for JSON that people may view: characters harmful on a terminal or in an editor are
/// written as `\u` and four digits, which is equivalent JSON.
public enum SafeJSON {
  /// The JSON with every harmful character escaped; its texts keep their meaning.
  public static func escaped(_ json: [UInt8]) -> [UInt8] {
    if json.allSatisfy({ $0 < 0x7F }) { return json }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count + 64)
    var start = 0
    var index = 0
    while index < json.count {
      let length = self.length(json[index])
      if json[index] >= 0x7F, index + length <= json.count,
        let scalar = String(decoding: json[index..<index + length], as: UTF8.self)
          .unicodeScalars.first, scalar.isHarmful
      {
        escaped += json[start..<index]
        for unit in String(Character(scalar)).utf16 { escaped += self.unit(unit) }
        start = index + length
      }
      index += length
    }
    return start == 0 ? json : escaped + json[start...]
  }

  /// The byte length of a character, from its first byte.
  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xFF: 4
    default: 1
    }
  }

  private static func unit(_ unit: UInt16) -> [UInt8] {
    let digits = String(unit, radix: 16)
    return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }
}
