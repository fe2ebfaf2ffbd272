internal import Foundation

/// CSV read by the letter of RFC 4180, by code of its own.
public struct CSVText: Sendable {
  /// The records, the heading first.
  public let records: [[String]]

  /// A place where a text is not what RFC 4180 has.
  public struct Fault: Error, Hashable {
    /// The offset of the byte.
    public let offset: Int
  }

  /// Reads a whole text.
  ///
  /// - Parameter bytes: UTF-8 without a byte order mark or with one.
  /// - Throws: A fault where a quotation mark or a line end stands where it must not.
  public init(_ bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    let comma = UInt8(ascii: ",")
    var records: [[String]] = []
    var record: [String] = []
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < bytes.count {
      var field: [UInt8] = []
      if bytes[at] == quote {
        at += 1
        while true {
          guard at < bytes.count else { throw Fault(offset: at) }
          if bytes[at] == quote {
            guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
            at += 1
          }
          field.append(bytes[at])
          at += 1
        }
        at += 1
      } else {
        while at < bytes.count, bytes[at] != comma, bytes[at] != 13 {
          guard bytes[at] != quote, bytes[at] != 10 else { throw Fault(offset: at) }
          field.append(bytes[at])
          at += 1
        }
      }
      record.append(String(decoding: field, as: UTF8.self))
      guard at < bytes.count else { throw Fault(offset: at) }
      if bytes[at] == comma {
        at += 1
        continue
      }
      guard at + 1 < bytes.count, bytes[at] == 13, bytes[at + 1] == 10 else {
        throw Fault(offset: at)
      }
      at += 2
      records.append(record)
      record = []
    }
    self.records = records
  }

  /// The records below the heading, by column name.
  public var rows: [[String: String]] {
    guard let heading = records.first else { return [] }
    return records.dropFirst().map { record in
      Dictionary(zip(heading, record), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The rows below the heading of a text whose lines may end as any editor ends them.
  public static func rows(_ text: String) throws -> [[String: String]] {
    var lines = text.replacingOccurrences(of: "\r\n", with: "\n")
    if !lines.hasSuffix("\n") { lines += "\n" }
    return try CSVText(Array(lines.replacingOccurrences(of: "\n", with: "\r\n").utf8)).rows
  }
}
