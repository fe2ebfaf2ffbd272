public import Domain

/// One fault planted in the sample round.
public struct Planted: Hashable, Sendable, Codable {
  /// The file's path below Inbox.
  public let path: String
  /// The code of the finding it must cause.
  public let code: FindingCode
  /// The severity of that finding.
  public let severity: Finding.Severity
  /// The cell as `Sheet!B3`; nil when the finding names no cell.
  public let cell: String?
  /// A note for readers of the list.
  public let note: String

  /// Creates an entry of the list.
  public init(
    path: String, code: FindingCode, severity: Finding.Severity, cell: String? = nil, note: String
  ) {
    self.path = path
    self.code = code
    self.severity = severity
    self.cell = cell
    self.note = note
  }
}

extension Planted {
  /// The list as JSON, one entry per line.
  static func json(_ planted: [Planted]) -> String {
    let lines = planted.map { entry in
      let fields: [(String, String?)] = [
        ("path", entry.path), ("code", entry.code.rawValue),
        ("severity", entry.severity.rawValue), ("cell", entry.cell), ("note", entry.note),
      ]
      let members = fields.map { "\(quoted($0.0)): \($0.1.map(quoted) ?? "null")" }
      return "  {\(members.joined(separator: ", "))}"
    }
    return "[\n\(lines.joined(separator: ",\n"))\n]\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
