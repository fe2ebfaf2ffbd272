public import Domain
internal import Foundation

/// The secretariat's register of incoming documents (sổ tiếp nhận): when a file was handed in.
///
/// `Inbox/_register/received.csv` has the columns `path,received_at`; a time it states for a path
/// counts before the moment the file was first seen, so that files that came by mail or before the
/// runner was set up keep their day. The folder belongs to the secretariat.
public struct ReceivedRegister: Sendable {
  /// The folder in Inbox.
  static let folder = InboxFolder.register

  private let times: [Bytewise: Instant]

  /// Reads the register below an Inbox folder; without one it is empty.
  ///
  /// - Throws: `RunnerFailure` when the register is there and a line of it cannot be read.
  public init(inbox: String) throws {
    let path = "\(inbox)/\(ReceivedRegister.folder)/received.csv"
    guard FileManager.default.fileExists(atPath: path) else {
      times = [:]
      return
    }
    guard case .bytes(let bytes) = InboxFile.read(path) else {
      throw RunnerFailure(
        .io, stage: "ingest", cause: "the register '\(path)' cannot be read",
        mend: "make it a readable file or take it away, then run again")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReceivedRegister.unusable("'\(path)' is not UTF-8 text")
    }
    let log = FaultLog()
    let table = CSVTable(file: path, text: text, columns: ["path", "received_at"], log: log)
    let formatter = ISO8601DateFormatter()
    var times: [Bytewise: Instant] = [:]
    for row in table?.rows ?? [] {
      guard let moment = formatter.date(from: row["received_at"].text.trimmed) else {
        throw ReceivedRegister.unusable(
          "'\(path)', line \(row.place.line), has no time like 2024-01-08T10:00:00+07:00")
      }
      times[Bytewise(row["path"].text)] = Instant(
        seconds: Int64(moment.timeIntervalSince1970.rounded(.toNearestOrEven)))
    }
    if let fault = log.faults.first { throw ReceivedRegister.unusable(fault.description) }
    self.times = times
  }

  /// When the register says a file came; nil when it does not know the path.
  public func receivedAt(_ path: Bytewise) -> Instant? { times[path] }

  private static func unusable(_ what: String) -> RunnerFailure {
    RunnerFailure(
      .data, stage: "ingest", cause: "the register of incoming documents: \(what)",
      mend: "correct that line, then run again")
  }
}
