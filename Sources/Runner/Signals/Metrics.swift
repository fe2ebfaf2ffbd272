internal import Domain

/// Metrics in the text format that the Prometheus node exporter collects from files.
///
/// HELP and TYPE appear once per family, and its samples together. Source:
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct Metrics {
  /// The type of a family.
  enum Kind: String {
    case gauge, counter
  }

  /// One value and the labels that distinguish it within its family.
  struct Sample {
    let labels: [(String, String)]
    let value: String

    init(_ value: some BinaryInteger, _ labels: (String, String)...) {
      self.labels = labels
      self.value = String(value)
    }

    init(seconds: String, _ labels: (String, String)...) {
      self.labels = labels
      value = seconds
    }
  }

  /// The label that every sample has.
  let round: String
  /// The file's text so far.
  private(set) var text = ""

  init(round: String) { self.round = round }

  /// Adds a family; one without samples is left out.
  mutating func add(
    _ name: String, _ help: String, of kind: Kind = .gauge, _ samples: [Sample]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP parindex_\(name) \(help)\n# TYPE parindex_\(name) \(kind.rawValue)\n"
    for sample in samples {
      let labels = ([("round", round)] + sample.labels).map { key, value in
        "\(key)=\"\(Metrics.escaped(value))\""
      }
      text += "parindex_\(name){\(labels.joined(separator: ","))} \(sample.value)\n"
    }
  }

  /// A label's value, escaped for use between quotes.
  static func escaped(_ value: String) -> String {
    value.harmless().replacingScalars(["\\": "\\\\", "\"": "\\\"", "\n": "\\n"])
  }
}
