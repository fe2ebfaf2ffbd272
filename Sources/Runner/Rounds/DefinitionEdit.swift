internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// The changes to `pipeline.yaml` that need no confirmation; comments stay unchanged.
struct DefinitionEdit {
  /// The definition to copy.
  let source: Definition
  /// The new round's short name and year.
  let id: String, year: Int
  /// The folder of the new definition.
  let folder: String

  /// The text with the changes.
  func applied(to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let old = source.round
    change("id", in: &lines) { replacing(old.id, with: id, in: $0, after: "id:") }
    change("year", in: &lines) { replacing("\(old.year)", with: "\(year)", in: $0, after: "year:") }
    change("title", in: &lines) { withYears($0) }
    for key in ["deadlines", "calendar"] { change(key, in: &lines) { withDays($0) } }
    changeFolders(&lines)
    return lines.joined(separator: "\n")
  }

  private func change(
    _ key: String, in lines: inout [String], _ edit: (String) -> String
  ) {
    for number in DefinitionText.block(key, in: lines)
    where !DefinitionText.isComment(lines[number]) {
      lines[number] = edit(lines[number])
    }
  }

  private func replacing(
    _ old: String, with new: String, in line: String, after key: String
  ) -> String {
    guard line.hasPrefix(key),
      let range = line.range(
        of: old, range: line.index(line.startIndex, offsetBy: key.count)..<line.endIndex)
    else { return line }
    return line.replacingCharacters(in: range, with: new)
  }

  private func withYears(_ line: String) -> String {
    var line = line
    for (found, range) in YearText.years(in: line).reversed() where found == source.round.year {
      line.replaceSubrange(range, with: String(year))
    }
    return line
  }

  /// Moves days in the old round's year and the next one on with the round; others are left to a
  /// person.
  private func withDays(_ line: String) -> String {
    var line = line
    let old = source.round.year
    for (day, range) in IsoDay.days(in: line).reversed() where (old...old + 1).contains(day.year) {
      guard let later = day.later(by: year - old) else { continue }
      line.replaceSubrange(range, with: later.description)
    }
    return line
  }

  /// Replaces folders shared with the old round by the new round's own.
  private func changeFolders(_ lines: inout [String]) {
    guard let sketch = DefinitionSketch.read(source.directory) else { return }
    let taken = RoundFolder.allCases.filter { $0 != .checkpoints }
      .map { FolderIdentity(sketch.path($0)) }
    for key in [RoundFolder.inbox, .outbox] {
      guard let written = sketch.written[key] else { continue }
      let path = FolderIdentity(FolderSettings.path(written.value, of: id, below: folder))
      guard taken.contains(where: { path.touches($0) }) else { continue }
      let text = FolderSuggestion.text(
        key, written: written.value, id: id, directory: folder, avoiding: taken)
      let number = written.place.line - 1
      guard lines.indices.contains(number), let range = lines[number].range(of: written.value)
      else { continue }
      let isQuoted = lines[number][..<range.lowerBound].last.map { "\"'".contains($0) } ?? false
      let isFlow = lines[number].contains("{") && !isQuoted
      lines[number].replaceSubrange(range, with: isFlow ? "\"\(text)\"" : text)
    }
  }
}
