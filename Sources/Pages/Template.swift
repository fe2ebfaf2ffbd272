internal import Mustache

/// The page templates, compiled once, on first use.
enum Template: String, CaseIterable, Sendable {
  case top, bottom, notice, edition
  case index, group, method
  case rankedRow, unrankedRow
  case unit, areaRow, branchRow, leafRow, surveyGroups, sourceCell, missing, extras, sources
  case receipt, receiptIndex, receiptFolders, correction, changes

  /// The template filled in.
  func render(_ fields: Fields) -> Markup {
    guard let html = Template.library.render(fields, withTemplate: rawValue) else {
      preconditionFailure("template \(rawValue) is not in the library")
    }
    return Markup(made: html)
  }

  /// The template's text.
  var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  private var bytes: [UInt8] {
    switch self {
    case .top: PackageResources.top_mustache
    case .bottom: PackageResources.bottom_mustache
    case .notice: PackageResources.notice_mustache
    case .index: PackageResources.index_mustache
    case .group: PackageResources.group_mustache
    case .method: PackageResources.method_mustache
    case .rankedRow: PackageResources.ranked_row_mustache
    case .unrankedRow: PackageResources.unranked_row_mustache
    case .unit: PackageResources.unit_mustache
    case .areaRow: PackageResources.area_row_mustache
    case .branchRow: PackageResources.branch_row_mustache
    case .leafRow: PackageResources.leaf_row_mustache
    case .surveyGroups: PackageResources.survey_groups_mustache
    case .sourceCell: PackageResources.source_cell_mustache
    case .missing: PackageResources.missing_mustache
    case .extras: PackageResources.extras_mustache
    case .sources: PackageResources.sources_mustache
    case .receipt: PackageResources.receipt_mustache
    case .receiptIndex: PackageResources.receipt_index_mustache
    case .receiptFolders: PackageResources.receipt_folders_mustache
    case .edition: PackageResources.edition_mustache
    case .correction: PackageResources.correction_mustache
    case .changes: PackageResources.changes_mustache
    }
  }

  /// Escapes by bytes, unlike the library; see `Escape`.
  private struct PageContent: MustacheContentType {
    func escapeText(_ text: String) -> String { Escape.html(text) }
  }

  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(PageContent(), named: "PAGE")
    var library = MustacheLibrary()
    for template in allCases {
      do {
        // A partial starts again with the library's own escaping, hence the line in each.
        try library.register("{{% CONTENT_TYPE:PAGE}}" + template.text, named: template.rawValue)
      } catch {
        preconditionFailure("template \(template.rawValue): \(error)")
      }
    }
    return library
  }()

  /// The values common to every page.
  static let shell: Fields = [
    "styleHTML": .html(Markup(made: String(decoding: PackageResources.page_css, as: UTF8.self))),
    "scriptHTML": .html(
      Markup(made: String(decoding: PackageResources.language_js, as: UTF8.self))),
    "scriptDigest": .text("S63a4HKoR2Tt4+/6gscKZpH9nODSUj3EE6pVAwX30f8="),
  ]
}
