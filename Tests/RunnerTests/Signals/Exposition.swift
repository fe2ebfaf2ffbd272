/// A small strict reader of Prometheus's text format: what it lets through, Prometheus reads.
struct Exposition {
  /// A sample, by its family's name and its labels.
  struct Key: Hashable {
    let name: String
    let labels: [String: String]
  }

  /// What is wrong with a line.
  struct Fault: Error, CustomStringConvertible {
    let line: Int
    let description: String
  }

  private(set) var samples: [Key: Double] = [:]
  /// The families by name, with their type.
  private(set) var families: [String: String] = [:]

  /// Reads a file; throws at the first line that is not as the format asks.
  init(_ text: String) throws {
    guard text.isEmpty || text.hasSuffix("\n") else {
      throw Fault(line: 0, description: "the last line has no end")
    }
    var current = "", helped = ""
    for (number, line) in text.split(separator: "\n").enumerated() {
      func require(_ holds: Bool, _ what: String) throws {
        if !holds { throw Fault(line: number + 1, description: "\(what): \(line)") }
      }
      if let help = line.wholeMatch(of: /# HELP ([a-z_:][a-z0-9_:]*) (\S.*)/) {
        helped = String(help.1)
        try require(families[helped] == nil, "a second HELP")
      } else if let type = line.wholeMatch(of: /# TYPE ([a-z_:][a-z0-9_:]*) (gauge|counter)/) {
        current = String(type.1)
        try require(current == helped, "TYPE does not follow its HELP")
        try require(families[current] == nil, "a second TYPE")
        try require(
          (type.2 == "counter") == current.hasSuffix("_total"), "counters alone end in _total")
        families[current] = String(type.2)
      } else {
        let sample = line.wholeMatch(of: /([a-z_:][a-z0-9_:]*)\{(.*)\} (-?[0-9]+(\.[0-9]+)?)/)
        guard let sample, let value = Double(sample.3) else {
          throw Fault(line: number + 1, description: "no sample: \(line)")
        }
        try require(sample.1 == current, "a sample outside of its family")
        guard let labels = Exposition.labels(sample.2) else {
          throw Fault(line: number + 1, description: "wrong labels: \(line)")
        }
        let key = Key(name: current, labels: labels)
        try require(samples.updateValue(value, forKey: key) == nil, "a second sample")
      }
    }
    for name in families.keys where !samples.keys.contains(where: { $0.name == name }) {
      throw Fault(line: 0, description: "\(name) has no sample")
    }
  }

  /// The labels between braces; nil when they are not as the format asks.
  private static func labels(_ text: Substring) -> [String: String]? {
    var labels: [String: String] = [:]
    var rest = text
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/),
        labels.updateValue(unescaped(match.2), forKey: String(match.1)) == nil
      else { return nil }
      rest = rest[match.range.upperBound...]
    }
    return labels
  }

  private static func unescaped(_ text: Substring) -> String {
    var plain = ""
    var isEscape = false
    for character in text {
      if isEscape {
        plain.append(character == "n" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }
}
