internal import Definitions
internal import Disk
internal import Domain
internal import Foundation
internal import Stages

/// Finds leftovers of the original in a copied definition.
struct LeftoverSearch {
  let pipeline: Definition
  private let text: DefinitionText
  private let year: Int

  init(_ pipeline: Definition) {
    self.pipeline = pipeline
    text = DefinitionText(directory: pipeline.directory)
    year = pipeline.round.year
  }

  func found() -> [DefinitionFault] {
    (names() + dates() + headings() + words() + unusedFiles() + repeated()).sorted()
  }

  /// The id and the title, where they name years and not the rated one.
  private func names() -> [DefinitionFault] {
    ["id", "title"].flatMap { key in
      text.lines(of: key).compactMap { line -> DefinitionFault? in
        let years = YearText.years(in: line.text).map(\.year)
        guard let other = years.first, !years.contains(year) else { return nil }
        return text.fault(
          line, vi: "“\(key)” ghi năm \(other), năm được đánh giá là \(year)",
          en: "\(key) names the year \(other), the rated year is \(year)")
      }
    }
  }

  /// Days outside the rated year and the next one; a deadline early in the rated year.
  private func dates() -> [DefinitionFault] {
    ["deadlines", "calendar"].flatMap { key in
      text.lines(of: key).flatMap { line in
        IsoDay.days(in: line.text).compactMap { day, _ -> DefinitionFault? in
          guard (year...year + 1).contains(day.year) else {
            return text.fault(
              line, vi: "ngày \(day.vietnamese) không thuộc năm \(year) hay năm \(year + 1)",
              en: "\(day) lies neither in \(year) nor in the year after")
          }
          guard key == "deadlines", day.year == year, day.month < 7 else { return nil }
          return text.fault(
            line, vi: "hạn \(day.vietnamese) nằm trong nửa đầu của năm được đánh giá",
            en: "the deadline \(day) lies in the first half of the rated year")
        }
      }
    }
  }

  /// Headings of forms that name another year: this round's forms will have its own year.
  private func headings() -> [DefinitionFault] { mentions(text.lines(of: "forms")) }

  /// Rows of the other files whose names and wordings name another year; their sources may be
  /// older.
  private func words() -> [DefinitionFault] {
    let round = pipeline.round
    let nodes = round.levels.flatMap { round.criteria[$0.code]?.nodes ?? [] }
    let shown =
      nodes.map(\.name) + nodes.flatMap { $0.rule?.kind.choices ?? [] } + round.units.map(\.name)
      + (round.survey?.questions.map(\.text) ?? []) + (round.survey?.groups.map(\.name.vi) ?? [])
    let stale = shown.filter { isStale(YearMention.years(in: $0)) }
    guard !stale.isEmpty else { return [] }
    return pipeline.files.map(\.path).filter { $0 != DefinitionLoader.mainFile }
      .flatMap { file in
        mentions(
          text.rows(of: file).filter { row in
            let composed = row.text.precomposedStringWithCanonicalMapping
            return stale.contains { composed.contains($0) }
          })
      }
  }

  private func isStale(_ years: [Int]) -> Bool { !years.isEmpty && !years.contains(year) }

  private func mentions(_ lines: [DefinitionText.Line]) -> [DefinitionFault] {
    lines.compactMap { line in
      let years = YearMention.years(in: line.text)
      guard let other = years.first, isStale(years) else { return nil }
      return text.fault(
        line, vi: "còn ghi “năm \(other)”, năm được đánh giá là \(year)",
        en: "still says 'năm \(other)', the rated year is \(year)")
    }
  }

  private func unusedFiles() -> [DefinitionFault] {
    let used = pipeline.files.map(\.path)
    return ((try? DirectoryEntries.of(pipeline.directory))?.entries ?? []).compactMap { entry in
      guard entry.isText, !entry.name.hasPrefix("."),
        !used.contains(where: { $0.utf8.elementsEqual(entry.name.utf8) })
      else { return nil }
      return text.fault(
        DefinitionText.Line(file: entry.name, number: 1, column: 1, text: ""),
        vi: "pipeline.yaml không dùng đến tệp này", en: "pipeline.yaml uses no such file")
    }
  }

  /// Texts of the round that are identical in a neighbouring round of another year.
  private func repeated() -> [DefinitionFault] {
    guard let own = DefinitionSketch.read(pipeline.directory) else { return [] }
    let others = SiblingDefinitions(of: pipeline.directory).sketches.filter {
      $0.year.map { $0 < year } ?? false
    }
    return ["citation", "notice"].compactMap { key in
      guard let mine = own.texts[key],
        let other = others.first(where: { $0.texts[key]?.value == mine.value })
      else { return nil }
      let line = DefinitionText.Line(
        file: mine.place.file, number: mine.place.line, column: mine.place.column, text: "")
      return text.fault(
        line, vi: "“\(key)” giống hệt của đợt “\(other.id.value)” (\(other.directory))",
        en: "\(key) is word for word that of the round '\(other.id.value)' (\(other.directory))")
    }
  }
}
