#if canImport(Glibc)
  internal import Glibc
#endif

/// The facts of `/proc` and of the clock that tell a process from a later one of the same number.
package enum ProcessStart {
  /// The machine's boot; nil without `/proc`.
  package static func bootID() -> String? {
    text("/proc/sys/kernel/random/boot_id").map { String($0.prefix { $0 != "\n" }) }
  }

  /// The seconds since boot, sleep included.
  package static func uptime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec)
  }

  /// The number of this process.
  package static var ownNumber: Int32 { getpid() }

  /// The start of a process: field 22 of `/proc/PID/stat`; the name in field 2 may hold blanks and
  /// brackets.
  package static func time(of pid: Int32) -> Int64? {
    guard let stat = text("/proc/\(pid)/stat"), let end = stat.lastIndex(of: ")") else {
      return nil
    }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? Int64(fields[19]) : nil
  }

  /// Whether no process has a number.
  package static func isGone(_ pid: Int32) -> Bool { kill(pid, 0) != 0 && errno == ESRCH }

  private static func text(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
