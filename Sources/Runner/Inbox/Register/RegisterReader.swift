internal import Disk
internal import Domain
internal import Stages

/// Reads the register line by line; keeps the lines about files in Inbox and the faults of the
/// others.
final class RegisterReader {
  /// The lines about each file in Inbox.
  private(set) var lines: [Bytewise: [ReceivedRegister.Line]] = [:]

  private let paths: Set<Bytewise>
  private let utcOffset: Int
  /// The latest moment that a line may state: a day slightly ahead may be intended, but a mistyped
  /// year would put a file behind every later revision.
  private let latest: Instant
  private var columns: RegisterColumns?
  /// The number of the first line of an unfinished record, and its lines so far.
  private var open: (number: Int, lines: [[UInt8]])?
  private var faults: [RegisterFault] = []
  /// How many lines are unusable or omitted; only the first are named.
  private var faulty = 0
  private var isUnusable = false
  /// How many lines name a file that is not in Inbox.
  private var strangers = 0
  private lazy var lookalikes = Dictionary(
    paths.map { (Lookalike($0.text), $0) }, uniquingKeysWith: { min($0, $1) })

  /// The most faulty lines named, lines per record, and lines per path.
  private static let (namedLines, recordLines, pathLines) = (100, 64, 1_000)

  /// How far ahead of the look a time may lie, in seconds: 60 days.
  private static let ahead: Int64 = 60 * 86_400

  /// The most lines with unknown files that are compared with the names in Inbox.
  private static let comparedStrangers = 20_000

  init(paths: [Bytewise], utcOffset: Int, now: Instant) {
    self.paths = Set(paths)
    self.utcOffset = utcOffset
    latest = Instant(seconds: now.seconds + RegisterReader.ahead)
  }

  /// Takes the next line.
  func take(_ line: FileLines.Line) {
    guard !isUnusable else { return }
    guard !line.isTooLong else {
      closeRecord()
      return fault(.tooLong(line: line.number))
    }
    var bytes = line.bytes
    if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let columns else { return takeHeading(bytes, line.number) }
    if open != nil {
      open?.lines.append(bytes)
      return tryRecord(columns)
    }
    take(bytes, line.number, columns)
  }

  /// Finishes reading.
  func finish() {
    closeRecord()
    if columns == nil, !isUnusable { unusable(.noHeadings(found: "")) }
  }

  /// The first faults, each with its line, followed by the number of the others.
  var findings: [Finding] {
    let rest = faulty - faults.count
    return faults.map(\.finding)
      + (rest > 0 ? [RegisterFault.more(rest, all: faulty).finding] : [])
  }

  private func takeHeading(_ bytes: [UInt8], _ number: Int) {
    let text = RegisterText.trimmed(bytes)
    // Excel lets a file state its field separator.
    guard !text.isEmpty, !text.starts(with: Array("sep=".utf8)) else { return }
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) || text.contains(0) {
      return unusable(.notText)
    }
    columns = RegisterColumns(bytes)
    guard columns == nil else { return }
    unusable(.noHeadings(found: RegisterReader.shown(text)))
  }

  private func unusable(_ fault: RegisterFault) {
    isUnusable = true
    faults = [fault]
    faulty = 1
  }

  private func fault(_ fault: RegisterFault) {
    faulty += 1
    if faults.count < RegisterReader.namedLines { faults.append(fault) }
  }

  private func take(_ bytes: [UInt8], _ number: Int, _ columns: RegisterColumns) {
    let hasQuote = bytes.contains(UInt8(ascii: "\""))
    guard let fields = columns.fields.split(bytes, wanted: hasQuote ? .max : columns.needed) else {
      open = (number, [bytes])
      return
    }
    takeRecord(fields, number, columns)
  }

  /// Reads the unfinished record, if its quoted field is now closed.
  private func tryRecord(_ columns: RegisterColumns) {
    guard let record = open else { return }
    let bytes = Array(record.lines.joined(separator: [UInt8(ascii: "\n")]))
    if bytes.count <= FileLines.longest, let fields = columns.fields.split(bytes) {
      open = nil
      return takeRecord(fields, record.number, columns)
    }
    if record.lines.count >= RegisterReader.recordLines || bytes.count > FileLines.longest {
      closeRecord()
    }
  }

  /// Abandons a record whose quoted field is never closed: only its first line is at fault.
  private func closeRecord() {
    while let record = open, let columns {
      open = nil
      fault(.openQuote(line: record.number))
      for (place, line) in record.lines.enumerated().dropFirst() {
        if open != nil {
          open?.lines.append(line)
          tryRecord(columns)
        } else {
          take(line, record.number + place, columns)
        }
      }
    }
  }

  private func takeRecord(_ fields: [[UInt8]], _ number: Int, _ columns: RegisterColumns) {
    func field(_ column: Int?) -> [UInt8] {
      column.flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? []
    }
    let (raw, time) = (field(columns.path), RegisterText.trimmed(field(columns.receivedAt)))
    let (path, digest) = (RegisterText.trimmed(raw), RegisterText.trimmed(field(columns.sha256)))
    if path.isEmpty, time.isEmpty { return }
    guard !path.isEmpty, !path.contains(0) else { return fault(.noPath(line: number)) }
    guard let instant = RegisteredTime.instant(time, utcOffset: utcOffset) else {
      return fault(
        .noTime(
          line: number, column: columns.receivedAt + 1, path: RegisterReader.shown(path),
          found: RegisterReader.shown(time)))
    }
    guard instant <= latest else {
      return fault(
        .inFuture(
          line: number, column: columns.receivedAt + 1, path: RegisterReader.shown(path),
          found: RegisterReader.shown(time)))
    }
    let sha256 = RegisterReader.digest(digest)
    guard digest.isEmpty || sha256 != nil else {
      return fault(
        .noDigest(
          line: number, column: (columns.sha256 ?? 0) + 1, found: RegisterReader.shown(digest)))
    }
    guard let known = known(raw, path) else { return noteNear(path, number) }
    keep(ReceivedRegister.Line(time: instant, sha256: sha256, number: number), of: known)
  }

  private func keep(_ line: ReceivedRegister.Line, of path: Bytewise) {
    let others = lines[path] ?? []
    if let first = others.first(where: { $0.time == line.time && $0.sha256 == line.sha256 }) {
      return fault(.repeated(line: line.number, first: first.number, path: path.text))
    }
    guard others.count < RegisterReader.pathLines else {
      return fault(.tooMany(line: line.number, path: path.text, most: RegisterReader.pathLines))
    }
    lines[path, default: []].append(line)
  }

  /// The file that a line means: its path as written, trimmed, with Windows backslashes turned, or
  /// from Inbox on.
  private func known(_ raw: [UInt8], _ path: [UInt8]) -> Bytewise? {
    func find(_ bytes: some Sequence<UInt8>) -> Bytewise? {
      let name = Bytewise(String(decoding: Array(bytes), as: UTF8.self))
      return paths.contains(name) ? name : nil
    }
    if let found = find(raw) ?? (raw.count == path.count ? nil : find(path)) { return found }
    let slashed = RegisterReader.slashed(path)
    for prefix in ["", "./", "/", "Inbox/", "./Inbox/"] where slashed.starts(with: prefix.utf8) {
      if let found = find(slashed.dropFirst(prefix.utf8.count)) { return found }
    }
    return nil
  }

  /// Reports a line whose path only looks like that of a file in Inbox; checks only the first of
  /// many unknown paths.
  private func noteNear(_ path: [UInt8], _ number: Int) {
    strangers += 1
    guard strangers <= RegisterReader.comparedStrangers else { return }
    let name = String(decoding: RegisterReader.slashed(path), as: UTF8.self)
    guard let file = lookalikes[Lookalike(name)] else { return }
    fault(.nearPath(line: number, path: name, file: file.text))
  }

  /// A path with Windows backslashes turned into slashes.
  private static func slashed(_ path: [UInt8]) -> [UInt8] {
    path.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
  }

  /// A digest in lower case; nil when it is not one.
  private static func digest(_ bytes: [UInt8]) -> Bytewise? {
    let lowered = bytes.map { (0x41...0x46).contains($0) ? $0 + 0x20 : $0 }
    let isDigest = lowered.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isDigest && lowered.count == 64
      ? Bytewise(String(decoding: lowered, as: UTF8.self)) : nil
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    String(String(decoding: bytes.prefix(1_000), as: UTF8.self).prefix(200))
  }
}
