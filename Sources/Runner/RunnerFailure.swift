/// Why a run stopped: a defect or the environment, never an agency's data.
public struct RunnerFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure; decides the exit code.
  public enum Kind: Int32, Sendable, Hashable {
    /// The definition or the data given on the command line cannot be used (EX_DATAERR).
    case data = 65
    /// A defect of the program (EX_SOFTWARE).
    case defect = 70
    /// A disk, folder or file that does not do its part (EX_IOERR).
    case io = 74
    /// Another run is on (EX_TEMPFAIL).
    case busy = 75
    /// The configuration is wrong (EX_CONFIG).
    case configuration = 78
  }

  /// The kind of failure.
  public let kind: Kind
  /// The stage that failed, if one did.
  public let stage: String?
  /// The cause, with the file concerned.
  public let cause: String
  /// The command or act that mends it.
  public let mend: String

  /// Creates a failure.
  public init(_ kind: Kind, stage: String? = nil, cause: String, mend: String) {
    self.kind = kind
    self.stage = stage
    self.cause = cause
    self.mend = mend
  }

  /// One line that names stage, cause and mending command.
  public var description: String {
    let place = stage.map { "stage \($0): " } ?? ""
    return "parindex: \(place)\(cause). To mend: \(mend)"
  }
}
