internal import Foundation
internal import Yams

/// A node of a YAML document, or of the JSON in a CSV field, and where it was written.
struct YAMLValue {
  private let node: Node
  private let locate: (Mark) -> SourcePlace
  private let log: FaultLog
  let place: SourcePlace

  private init(
    node: Node, start: SourcePlace, log: FaultLog, locate: @escaping (Mark) -> SourcePlace
  ) {
    self.node = node
    self.locate = locate
    self.log = log
    place = node.mark.map(locate) ?? start
  }

  /// Reads a YAML file; nil, with a fault, if it is not YAML.
  static func document(file: String, text: String, log: FaultLog) -> YAMLValue? {
    compose(text, start: SourcePlace(file: file, line: 1, column: 1), log: log) {
      SourcePlace(file: file, line: $0.line, column: $0.column)
    }
  }

  /// Reads the JSON in a CSV field, which is also YAML; nil, with a fault, if it is neither.
  static func json(_ field: CSVField, log: FaultLog) -> YAMLValue? {
    var lineStarts = [0]
    for (index, scalar) in field.text.unicodeScalars.enumerated() where scalar == "\n" {
      lineStarts.append(index + 1)
    }
    return compose(field.text, start: field.place, log: log) { mark in
      let line = min(max(mark.line, 1), lineStarts.count)
      return field.place(ofScalar: lineStarts[line - 1] + mark.column - 1)
    }
  }

  private static func compose(
    _ text: String, start: SourcePlace, log: FaultLog, locate: @escaping (Mark) -> SourcePlace
  ) -> YAMLValue? {
    do {
      if let node = try Yams.compose(yaml: text) {
        return YAMLValue(node: node, start: start, log: log, locate: locate)
      }
      log.report(.yamlSyntax, at: start, vi: "không có nội dung", en: "there is no content")
    } catch {
      let (mark, problem) = explain(error)
      log.report(
        .yamlSyntax, at: mark.map(locate) ?? start, vi: "sai cú pháp YAML/JSON: \(problem)",
        en: "not YAML or JSON: \(problem)")
    }
    return nil
  }

  private static func explain(_ error: any Error) -> (mark: Mark?, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark, "duplicate key: " + keys.sorted().joined(separator: ", "))
    case .reader(let problem, _, _, _): (nil, problem)
    default: (nil, "\(error)")
    }
  }

  /// Whether the value is empty or `null`.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// The text of a scalar; nil, with a fault, if it is a mapping, a sequence or empty.
  func text(_ name: String) -> SourceText? {
    guard let scalar = node.scalar else {
      log.report(
        .valueWrong, at: place, vi: "“\(name)” phải là một giá trị đơn",
        en: "\(name) must be a single value")
      return nil
    }
    let text = scalar.string.trimmed
    guard !isNull, !text.isEmpty else {
      log.report(
        .valueMissing, at: place, vi: "“\(name)” để trống", en: "\(name) is left empty")
      return nil
    }
    return SourceText(value: text.precomposedStringWithCanonicalMapping, place: place)
  }

  /// The items of a sequence; nil, with a fault, if it is not a sequence or is empty.
  func items(_ name: String) -> [YAMLValue]? {
    guard let sequence = node.sequence, !sequence.isEmpty else {
      log.report(
        .valueWrong, at: place, vi: "“\(name)” phải là một danh sách có ít nhất một mục",
        en: "\(name) must be a list with at least one item")
      return nil
    }
    return sequence.map { YAMLValue(node: $0, start: place, log: log, locate: locate) }
  }

  /// The texts of a sequence of scalars.
  func texts(_ name: String) -> [SourceText] { (items(name) ?? []).compactMap { $0.text(name) } }

  /// The entries of a mapping with free keys; nil, with a fault, if it is not a mapping.
  func entries(_ name: String) -> [(key: SourceText, value: YAMLValue)]? {
    guard let mapping = node.mapping else {
      log.report(
        .valueWrong, at: place, vi: "“\(name)” phải gồm các cặp khóa: giá trị",
        en: "\(name) must be made of key: value pairs")
      return nil
    }
    return mapping.compactMap { pair in
      let key = YAMLValue(node: pair.key, start: place, log: log, locate: locate)
      guard let text = key.text(name) else { return nil }
      let value = YAMLValue(node: pair.value, start: key.place, log: log, locate: locate)
      return (text, value)
    }
  }

  /// A mapping of known keys; nil, with faults, if it is not one.
  ///
  /// Unknown keys and missing required keys are faults too.
  func mapping(_ name: String, required: [String], optional: [String] = []) -> YAMLMapping? {
    guard let entries = entries(name) else { return nil }
    var values: [String: YAMLValue] = [:]
    for (key, value) in entries {
      guard required.contains(key.value) || optional.contains(key.value) else {
        let known = (required + optional).joined(separator: ", ")
        log.report(
          .keyUnknown, at: key.place,
          vi: "khóa “\(key.value)” không được biết trong “\(name)”; các khóa: \(known)",
          en: "unknown key '\(key.value)' in \(name); keys: \(known)")
        continue
      }
      values[key.value] = value
    }
    for key in required where values[key] == nil {
      log.report(
        .keyMissing, at: place, vi: "thiếu khóa “\(key)” trong “\(name)”",
        en: "key '\(key)' is missing in \(name)")
    }
    return YAMLMapping(place: place, values: values, log: log)
  }
}
