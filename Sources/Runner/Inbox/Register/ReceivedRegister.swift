internal import Domain
internal import Stages

/// The secretariat's register of incoming documents (sổ tiếp nhận): when a file was handed in.
///
/// `Inbox/_register/received.csv` has the columns `path`, `received_at` and, where wanted,
/// `sha256`. A time that it states counts before the moment the file was first seen, so that files
/// that came by mail or before the runner was set up keep their day. It holds for one content:
/// a line with a digest for that content, of several other lines of a path, in order of time, the
/// first for the first content that came there, the next for the next. Other bytes come at their
/// own time.
struct ReceivedRegister: Sendable {
  /// The register's path below Inbox.
  static let path: Bytewise = "\(InboxFolder.register)/received.csv"
  /// The largest register that is read, in bytes.
  static let largest = 100 << 20
  /// No register.
  static let none = ReceivedRegister()

  /// A line about a file that lies in Inbox.
  struct Line: Hashable, Sendable {
    let time: Instant
    /// The digest of the content it is about; nil when it does not say.
    let sha256: Bytewise?
    /// The number of the line in the file.
    let number: Int
  }

  /// The lines about each file that lies in Inbox, in order of time.
  private(set) var lines: [Bytewise: [Line]] = [:]
  /// The parts of it that cannot be used.
  private(set) var findings: [Finding] = []
  /// The SHA-256 of its bytes, and their number; of none where it cannot be read.
  private(set) var sha256: String?, size = 0

  /// Whether there is a register, readable or not.
  var isThere: Bool { sha256 != nil || !findings.isEmpty }

  private init() {}

  /// Reads the register below an Inbox folder; whatever is wrong with it is a finding.
  ///
  /// - Parameters:
  ///   - inbox: The Inbox folder.
  ///   - paths: The files that lie there; lines about others are not kept.
  ///   - utcOffset: Seconds east of UTC of times that state no zone.
  ///   - largest: The largest register that is read, in bytes.
  init(
    inbox: String, paths: [Bytewise], utcOffset: Int, largest: Int = ReceivedRegister.largest
  ) {
    defer { findings += ReceivedRegister.beside(in: inbox) }
    switch RegisterFile.open(inbox: inbox, largest: largest) {
    case .absent: return
    case .unusable(let fault): findings = [fault.finding]
    case .open(let file):
      let reader = RegisterReader(paths: paths, utcOffset: utcOffset)
      let reading = RegisterLines.forEach(file.descriptor, atMost: largest, reader.take)
      file.close()
      reader.finish()
      (sha256, size) = (reading.sha256, reading.size)
      guard reading.isWhole else {
        findings = [(reading.size > largest ? .tooLarge : RegisterFault.unreadable).finding]
        return
      }
      lines = reader.lines.mapValues { $0.sorted { ($0.time, $0.number) < ($1.time, $1.number) } }
      findings = reader.findings
    }
  }

  /// The entries in the register's folder that are not the register; the first of very many.
  private static func beside(in inbox: String) -> [Finding] {
    let entries = try? DirectoryEntries.of(
      "\(inbox)/\(InboxFolder.register)", followsLink: false, atMost: InboxScan.listedInOne
    ).entries
    return (entries ?? []).map(\.name).filter {
      !$0.hasPrefix(".") && !$0.hasPrefix("~$") && path != "\(InboxFolder.register)/\($0)"
    }.prefix(20).map { RegisterFault.beside(name: $0).finding }
  }

  /// When the register says that a content came to a path.
  ///
  /// - Parameters:
  ///   - path: The path below Inbox.
  ///   - content: The SHA-256 of the content.
  ///   - earlier: The contents that came to the path before.
  /// - Returns: The time; nil when the register does not say.
  func receivedAt(_ path: Bytewise, _ content: String, after earlier: [String]) -> Instant? {
    guard let lines = lines[path] else { return nil }
    func has(_ lines: [Line], _ place: Int) -> Instant? {
      lines.indices.contains(place) ? lines[place].time : nil
    }
    let own = lines.filter { $0.sha256 == Bytewise(content) }
    guard own.isEmpty else {
      return has(own, earlier.count { Bytewise($0) == Bytewise(content) })
    }
    let named = Set(lines.compactMap(\.sha256))
    return has(
      lines.filter { $0.sha256 == nil }, earlier.count { !named.contains(Bytewise($0)) })
  }
}
