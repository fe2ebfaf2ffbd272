#if PARINDEX_FAULTS
  internal import Foundation

  /// Writes broken on purpose, to prove that the fault runs can fail; compiled only with
  /// `-Xswiftc -DPARINDEX_FAULTS`.
  enum BrokenDisk: String {
    /// Nothing is synced; durability is left to the kernel.
    case noFsync = "no-fsync"

    /// Whether the environment requests this fault.
    var isOn: Bool { ProcessInfo.processInfo.environment["PARINDEX_CONTROL"] == rawValue }
  }
#endif
