internal import Domain
internal import Pages

/// `data/datapackage.json`: what the tables hold, as Frictionless Data Package v1 has it.
struct DataPackage {
  static let path = "data/datapackage.json"

  private struct Descriptor: Encodable {
    let profile = "data-package"
    let name: String
    let title: String
    let description: String
    let sources: [Source]
    let resources: [Resource]
  }

  private struct Source: Encodable {
    let title: String
  }

  private struct Resource: Encodable {
    let profile: String
    let name: String
    let path: String
    let title: String
    let format: String
    let mediatype: String
    let encoding = "utf-8"
    let schema: Schema?
  }

  private struct Schema: Encodable {
    let fields: [Field]
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]?
    let missingValues = [""]
  }

  private struct Field: Encodable {
    struct Constraints: Encodable {
      let required: Bool
    }

    let name: String
    let type: TableField.Kind
    let title: String
    let description: String
    let constraints: Constraints?
  }

  private struct ForeignKey: Encodable {
    struct Reference: Encodable {
      let resource: String
      let fields: [String]
    }

    let fields: [String]
    let reference: Reference
  }

  let round: Round
  let edition: Edition
  /// Whether the generation tells of changes of its definition.
  var hasRevision = false
  /// Whether a correction tells of units that the roster does not have any more.
  var hasGone = false

  var bytes: [UInt8] {
    let notice = round.notice.map { "\n\n\($0.vi)\n\n\($0.en)" } ?? ""
    return PublishedJSON.bytes(
      Descriptor(
        name: DataPackage.name(round.id), title: "\(round.title.vi) / \(round.title.en)",
        description: "\(round.issuer.vi) / \(round.issuer.en).\n\n\(edition.sentence.vi)\n\n"
          + edition.sentence.en + notice,
        sources: [Source(title: round.citation)], resources: resources))
  }

  private var resources: [Resource] {
    [
      table(
        "standings", StandingsTable.path, StandingsTable.fields(edition),
        Bilingual(vi: "Bảng xếp hạng", en: "Standings"), primaryKey: ["unit"]),
      table(
        "points", PointsTable.path, PointsTable.fields,
        Bilingual(vi: "Điểm từng tiêu chí", en: "Points of every leaf"),
        primaryKey: ["unit", "leaf"],
        foreignKeys: [
          ForeignKey(fields: ["unit"], reference: .init(resource: "standings", fields: ["unit"])),
          ForeignKey(
            fields: ["level", "leaf"],
            reference: .init(resource: "criteria", fields: ["level", "code"])),
        ]),
      table(
        "criteria", CriteriaTable.path, CriteriaTable.fields,
        Bilingual(vi: "Bộ tiêu chí", en: "Criteria"), primaryKey: ["level", "code"]),
      Resource(
        profile: "data-resource", name: "standings-json",
        path: DataPackage.below(StandingsJSON.path),
        title: "Bảng xếp hạng (JSON) / Standings (JSON)", format: "json",
        mediatype: "application/json", schema: nil),
    ] + correction + revision
  }

  private var revision: [Resource] {
    guard hasRevision else { return [] }
    return [
      table(
        "changes", RevisionTable.path, RevisionTable.fields,
        Bilingual(
          vi: "Thay đổi của quy định đợt đánh giá", en: "What changed in the round's definition"),
        primaryKey: ["number"])
    ]
  }

  private var correction: [Resource] {
    guard edition.kind == .correction else { return [] }
    return [
      table(
        "correction", CorrectionTable.path, CorrectionTable.fields(edition),
        Bilingual(vi: "Danh sách thay đổi của đính chính", en: "What the correction changed"),
        primaryKey: ["unit"],
        foreignKeys: hasGone
          ? nil
          : [
            ForeignKey(fields: ["unit"], reference: .init(resource: "standings", fields: ["unit"]))
          ])
    ]
  }

  private func table(
    _ name: String, _ path: String, _ fields: [TableField], _ title: Bilingual,
    primaryKey: [String], foreignKeys: [ForeignKey]? = nil
  ) -> Resource {
    Resource(
      profile: "tabular-data-resource", name: name, path: DataPackage.below(path),
      title: "\(title.vi) / \(title.en)", format: "csv", mediatype: "text/csv",
      schema: Schema(
        fields: fields.map { field in
          Field(
            name: field.name, type: field.kind, title: field.description.vi,
            description: field.description.en,
            constraints: field.isRequired ? .init(required: true) : nil)
        }, primaryKey: primaryKey, foreignKeys: foreignKeys))
  }

  /// A path as seen from the descriptor's own folder.
  private static func below(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A name of the kind the specification allows: lower-case letters, digits, `.`, `_` and `-`.
  private static func name(_ text: String) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    return String(text.lowercased().map { allowed.contains($0) ? $0 : "-" })
  }
}
