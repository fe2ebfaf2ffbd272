/// The fields of a line of comma-separated values.
struct RegisterFields {
  /// The byte between fields.
  let separator: UInt8

  private static let quote = UInt8(ascii: "\"")

  /// Splits a line into its fields.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - wanted: How many leading fields to return.
  /// - Returns: The fields; nil while a quoted field is open at the end of the line.
  func split(_ line: [UInt8], wanted: Int = .max) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    var position = 0
    while fields.count < wanted {
      var field: [UInt8] = []
      if position < line.count, line[position] == RegisterFields.quote {
        guard let end = quoted(line, from: position + 1, into: &field) else { return nil }
        position = end
      }
      let rest = line[position...]
      let stop = rest.firstIndex(of: separator) ?? line.endIndex
      field += line[position..<stop]
      fields.append(field)
      guard stop < line.endIndex else { break }
      position = stop + 1
    }
    return fields
  }

  /// Reads a quoted field up to its closing quote; nil when there is none.
  private func quoted(_ line: [UInt8], from start: Int, into field: inout [UInt8]) -> Int? {
    var position = start
    while position < line.count {
      if line[position] != RegisterFields.quote {
        field.append(line[position])
        position += 1
      } else if position + 1 < line.count, line[position + 1] == RegisterFields.quote {
        field.append(RegisterFields.quote)
        position += 2
      } else {
        return position + 1
      }
    }
    return nil
  }
}

/// The columns of the register by meaning.
struct RegisterColumns {
  /// The separator between fields.
  let fields: RegisterFields
  /// The columns by index.
  let path: Int, receivedAt: Int, sha256: Int?

  /// How many leading fields are needed.
  var needed: Int { max(path, receivedAt, sha256 ?? 0) + 1 }

  /// Reads the headings with any known separator; nil when a line does not name both columns.
  init?(_ line: [UInt8]) {
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      let fields = RegisterFields(separator: separator)
      guard let names = fields.split(line)?.map(RegisterText.folded) else { continue }
      guard let path = names.firstIndex(of: "path"),
        let receivedAt = names.firstIndex(of: "received_at")
      else { continue }
      self.fields = fields
      self.path = path
      self.receivedAt = receivedAt
      sha256 = names.firstIndex(of: "sha256")
      return
    }
    return nil
  }
}

/// Helpers for the texts of the register.
enum RegisterText {
  /// The bytes without leading and trailing blanks, no-break spaces included.
  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var (start, end) = (0, bytes.count)
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
    func isNoBreakSpace(_ at: Int) -> Bool { bytes[at] == 0xC2 && bytes[at + 1] == 0xA0 }
    while start < end {
      if isBlank(bytes[start]) {
        start += 1
      } else if start + 1 < end, isNoBreakSpace(start) {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isBlank(bytes[end - 1]) {
        end -= 1
      } else if start + 1 < end, isNoBreakSpace(end - 2) {
        end -= 2
      } else {
        break
      }
    }
    return start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end])
  }

  /// A heading in lower case without leading and trailing blanks.
  static func folded(_ bytes: [UInt8]) -> String {
    String(decoding: trimmed(bytes), as: UTF8.self).lowercased()
  }
}
