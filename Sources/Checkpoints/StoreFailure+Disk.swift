internal import Disk

extension StoreFailure {
  /// Runs work on a database's files and adds a hint to its failure.
  static func wording<Result>(
    hint: String, _ body: () throws(SystemFailure) -> Result
  ) throws(StoreFailure) -> Result {
    do { return try body() } catch { throw StoreFailure(error, hint: hint) }
  }

  /// A failure of the disk or a folder, with its hint.
  init(_ failure: SystemFailure, hint: String) {
    self.init(
      failure.isDiskFull ? .diskFull : .inputOutput, failure.reason, at: failure.path, hint: hint)
  }
}
