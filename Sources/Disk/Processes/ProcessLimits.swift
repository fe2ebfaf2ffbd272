#if canImport(Glibc)
  internal import Glibc
#endif

/// The limits that the calling shell may have set on this process.
package enum ProcessLimits {
  /// With fewer open files than this the libraries below end the process by a signal.
  private static let fewestFiles: rlim_t = 64

  /// Sees that a limit ends in a failure with a name and never in a signal.
  ///
  /// A file that may not grow gives an error to whoever writes it, instead of SIGXFSZ.
  ///
  /// - Throws: `MachineFailure` when fewer files may be open than the program needs.
  package static func prepare() throws {
    signal(SIGXFSZ, SIG_IGN)
    let files = Int32(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < fewestFiles else { return }
    let allowed = limit.rlim_cur
    limit.rlim_cur = min(limit.rlim_max, 1_024)
    if limit.rlim_cur >= fewestFiles, setrlimit(files, &limit) == 0 { return }
    throw MachineFailure(
      cause: "only \(allowed) files may be open at a time, \(fewestFiles) are needed",
      mend: "raise the limit, such as with: ulimit -n 1024")
  }
}
