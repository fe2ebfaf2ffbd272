internal import Disk
internal import Domain
internal import Stages

/// The secretariat's register of incoming documents (sổ tiếp nhận), which dates files.
///
/// `Inbox/_register/received.csv` has the columns `path`, `received_at` and, where wanted,
/// `sha256`. A registered time overrides the moment the file was first seen, so that files received
/// by mail or before the runner was set up keep their day. Each line holds for one content: a line
/// with a digest, for that content; other lines of a path, in order of time, for the contents that
/// arrived there in turn. Other bytes keep their own time.
struct ReceivedRegister: Sendable {
  /// The register's path below Inbox.
  static let path: Bytewise = "\(InboxFolder.register)/received.csv"
  /// The largest register that is read, in bytes.
  static let largest = 100 << 20
  /// No register.
  static let none = ReceivedRegister()

  /// A line about a file in Inbox.
  struct Line: Hashable, Sendable {
    let time: Instant
    /// The digest of its content; nil when it states none.
    let sha256: Bytewise?
    /// The number of the line in the file.
    let number: Int
  }

  /// The lines about each file in Inbox, in order of time.
  private(set) var lines: [Bytewise: [Line]] = [:]
  /// The faults of the register.
  private(set) var findings: [Finding] = []
  /// The SHA-256 and the size of its bytes; nil and 0 when it cannot be read.
  private(set) var sha256: String?, size = 0

  /// Whether there is a register, readable or not.
  var isThere: Bool { sha256 != nil || !findings.isEmpty }

  private init() {}

  /// Reads the register below an Inbox folder; its faults become findings.
  ///
  /// - Parameters:
  ///   - inbox: The Inbox folder.
  ///   - paths: The files in Inbox; lines about others are dropped.
  ///   - utcOffset: The offset of times without a zone, in seconds east of UTC.
  ///   - now: The time of the look; no file can have arrived later.
  ///   - largest: The largest register that is read, in bytes.
  init(
    inbox: String, paths: [Bytewise], utcOffset: Int, now: Instant,
    largest: Int = ReceivedRegister.largest
  ) {
    defer { findings += ReceivedRegister.beside(in: inbox) }
    switch OpenFile.open("\(inbox)/\(ReceivedRegister.path)", largest: largest) {
    case .absent: return
    case .unusable(let obstacle): findings = [RegisterFault(obstacle).finding]
    case .open(let file):
      let reader = RegisterReader(paths: paths, utcOffset: utcOffset, now: now)
      let reading = FileLines.forEach(file, atMost: largest, reader.take)
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

  /// The entries in the register's folder that are not the register; only the first of many.
  private static func beside(in inbox: String) -> [Finding] {
    let entries = try? DirectoryEntries.of(
      "\(inbox)/\(InboxFolder.register)", followsLink: false, atMost: InboxScan.listedInOne
    ).entries
    return (entries ?? []).map(\.name).filter {
      !$0.hasPrefix(".") && !$0.hasPrefix("~$") && path != "\(InboxFolder.register)/\($0)"
    }.prefix(20).map { RegisterFault.beside(name: $0).finding }
  }

  /// The registered time of a content at a path.
  ///
  /// - Parameters:
  ///   - path: The path below Inbox.
  ///   - content: The SHA-256 of the content.
  ///   - earlier: The contents that arrived at the path before.
  /// - Returns: The time; nil when the register states none.
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

extension RegisterFault {
  /// The fault of a register that cannot be opened.
  fileprivate init(_ obstacle: RegularFile.Obstacle) {
    self =
      switch obstacle {
      case .notRegular: .notRegular
      case .tooLarge: .tooLarge
      case .unreadable, .changing: .unreadable
      }
  }
}
