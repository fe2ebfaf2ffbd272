internal import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A failed call of the operating system on a file or folder.
package struct SystemFailure: Error, Hashable {
  /// The call, such as `rename`.
  package let call: String
  /// The file or folder.
  package let path: String
  private let code: Int32

  /// Takes the reason of the call that failed last.
  package init(_ call: String, _ path: String) {
    code = errno
    self.call = call
    self.path = path
  }

  /// Whether no space is left for the account that writes.
  package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

  /// Whether the file was already there.
  package var isExisting: Bool { code == EEXIST }

  /// The call and the system's reason.
  package var reason: String { "\(call) failed: \(text)" }

  /// The call, the path and the system's reason.
  package var cause: String { "\(call) of '\(Printable.line(path))' failed: \(text)" }

  /// The fix, for the operator.
  package var mend: String {
    // The file itself may be gone by the time somebody looks.
    let folder = Printable.line((path as NSString).deletingLastPathComponent)
    return switch code {
    case ENOSPC, EDQUOT: "free space on the disk of '\(folder)', then: parindex retry"
    case EROFS, EACCES, EPERM: "make '\(folder)' writable for the runner, then: parindex retry"
    case ENOTDIR, ELOOP:
      "move away the file or link in the place of a folder, then: parindex retry"
    default: "check the disk or share that holds '\(folder)', then: parindex retry"
    }
  }

  private var text: String { String(cString: strerror(code)) }
}
