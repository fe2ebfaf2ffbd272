public import Domain
internal import Foundation

/// A round's definition with a larger roster: the round itself, and the files that define it.
///
/// Survey groups with a quota per unit grow with the units, so that the larger definition adds up
/// like the original.
public struct ScaledDefinition: Sendable {
  /// The round with the larger roster.
  public let round: Round
  private let original: Round

  /// Extends a round to `count` units.
  public init(of original: Round, to count: Int) {
    self.original = original
    let units = SampleRound.scaledUnits(original, to: count)
    round = original.with(
      units: units,
      survey: original.survey.map { ScaledDefinition.survey($0, original: original, units: units) })
  }

  /// A definition file of the larger round.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  ///   - bytes: The original's content.
  ///   - inbox: The name of the folder, beside the definition's own, that holds the Inbox.
  /// - Returns: The content.
  public func file(_ name: String, _ bytes: [UInt8], inbox: String) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    if name == "pipeline.yaml" { return Array(withFolders(text, inbox: inbox).utf8) }
    let header = text.split(separator: "\n").first { !$0.hasPrefix("#") } ?? ""
    if header.hasPrefix("code,name_vi,aliases,") {
      return Array(SampleRound.unitsCSV(round.units).utf8)
    }
    return header.hasPrefix("kind,code,") ? Array(withQuotas(text).utf8) : bytes
  }

  private static func survey(
    _ survey: SurveyDesign, original: Round, units: [Domain.Unit]
  ) -> SurveyDesign {
    let groups = survey.groups.map { group -> SurveyDesign.Group in
      let levels = Set(group.quotaByUnit.keys.compactMap { original.unit($0)?.level })
      let usual = group.quotaByUnit.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        .max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
      guard let usual else { return group }
      var quotas = group.quotaByUnit
      for unit in units where levels.contains(unit.level) && quotas[unit.code] == nil {
        quotas[unit.code] = usual
      }
      return SurveyDesign.Group(
        code: group.code, name: group.name, rates: group.rates,
        quota: group.quota.map { _ in quotas.values.reduce(0, +) }, quotaByUnit: quotas)
    }
    return SurveyDesign(
      groups: groups, questions: survey.questions, options: survey.options,
      weighting: survey.weighting, minimumAnswers: survey.minimumAnswers,
      smallestPublishedGroup: survey.smallestPublishedGroup,
      smallestChange: survey.statedSmallestChange)
  }

  /// The quota is the last of a group's numbers, so take its last occurrence in the row.
  private func withQuotas(_ text: String) -> String {
    let lines = text.components(separatedBy: "\n").map { line in
      for group in round.survey?.groups ?? [] where line.hasPrefix("group,\(group.code),") {
        let before = original.survey?.groups.first { $0.code == group.code }?.quota
        guard let before, let now = group.quota, before != now,
          let place = line.range(of: ",\(before),", options: .backwards)
        else { return line }
        return line.replacingCharacters(in: place, with: ",\(now),")
      }
      return line
    }
    return lines.joined(separator: "\n")
  }

  private func withFolders(_ text: String, inbox: String) -> String {
    var isInside = false
    var lines: [String] = []
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("folders:") {
        isInside = true
        lines += [
          "folders:", "  inbox: \(quoted("../\(inbox)"))",
          "  outbox: \(quoted("../\(inbox)-outbox"))",
          "  checkpoints: \(quoted("../\(inbox)-checkpoints"))",
        ]
      } else if !isInside || !(line.hasPrefix(" ") || line.isEmpty) {
        isInside = false
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
