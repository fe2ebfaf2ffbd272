internal import GRDB

extension StoreFailure {
  /// Wraps an error raised by a database operation.
  init(_ error: any Error, path: String, during action: String) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let error as DatabaseError: self.init(error, at: "\(path) (\(action))")
    case is DecodingError, is RowDecodingError:
      self = .corrupt("a value cannot be read: \(error)", at: path)
    default:
      self.init(
        .defect, "unexpected error: \(error)", at: "\(path) (\(action))",
        hint: "Report this with the run's log.")
    }
  }

  private init(_ error: DatabaseError, at place: String) {
    // The message alone: statement arguments may hold an agency's text.
    let code = error.extendedResultCode.rawValue
    let what = "SQLite error \(code), \(error.message ?? "without a message")"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, what, at: place,
        hint: "Another process is writing; wait for it to end, then run again.")
    case .SQLITE_FULL:
      self.init(
        .diskFull, what, at: place,
        hint: "Free space on the disk that holds the database, then run again.")
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_NOLFS:
      self.init(
        .inputOutput, what, at: place,
        hint: "Check the disk, the folder and its access rights, then run again.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(what, at: place)
    default:
      self.init(
        .defect, what, at: place,
        hint: "The transaction was rolled back; report this with the run's log.")
    }
  }
}
