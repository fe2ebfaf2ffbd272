internal import Domain

/// The files a unit's score was made from, and references to their cells.
struct SourceList {
  /// The slots of a reference.
  enum CellSlot: String, Slot { case form, note, anchor, cell, digest }

  private let files: [SourceFile]
  private let bySHA256: [Bytewise: (anchor: String, form: Form)]
  private static let row = Stencil<CellSlot>(.sourceCell)
  private static let forms = Dictionary(
    uniqueKeysWithValues: Form.allCases.map { ($0, Markup(Words.form($0))) })

  private static let entered = Markup(
    Bilingual(vi: " (điểm đã ghi, không quyết định)", en: " (points entered, not decisive)"))

  init(_ files: [SourceFile]) {
    self.files = files
    bySHA256 = Dictionary(
      files.enumerated().map { (Bytewise($1.sha256), ("tep-\($0 + 1)", $1.form)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Appends a reference to a cell: kind of file, sheet and cell, and start of the digest.
  ///
  /// A cell of a survey file is one respondent's row, so it is omitted.
  ///
  /// - Parameters:
  ///   - markup: The markup to append to.
  ///   - place: The cell.
  ///   - asEntered: Whether the cell holds entered points that did not decide.
  func append(_ markup: inout Markup, _ place: SourceCell, asEntered: Bool = false) {
    let file = bySHA256[place.sha256]
    guard file?.form != .survey else { return }
    SourceList.row.fill(&markup) { slot in
      switch slot {
      case .form: file.flatMap { SourceList.forms[$0.form] } ?? .dash
      case .note: asEntered ? SourceList.entered : .none
      case .anchor: Markup(file?.anchor ?? "nguon")
      case .cell: Markup(place.address.description)
      case .digest: Markup(String(place.sha256.prefix(12)))
      }
    }
  }

  /// The table of files.
  ///
  /// The name of a survey file may reveal a respondent, so it is omitted.
  var markup: Markup {
    Template.sources.render([
      "sources": .list(
        files.enumerated().map { offset, file in
          [
            "anchor": .text("tep-\(offset + 1)"),
            "formHTML": .html(Markup(Words.form(file.form))),
            "hasName": .flag(file.form != .survey),
            "name": .text(file.path.shown),
            "digest": .text(String(file.sha256.prefix(12))),
          ]
        })
    ])
  }
}
