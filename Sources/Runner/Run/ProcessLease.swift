internal import Checkpoints
internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

extension LeaseHolder {
  /// This process, known by boot, number and start time.
  static func thisProcess(command: String, since: Instant) throws -> LeaseHolder {
    let pid = getpid()
    guard let boot = bootID(), let start = startTime(of: pid) else {
      throw RunnerFailure(
        .io, cause: "/proc does not tell this process's start",
        mend: "mount /proc, without which a dead run cannot be told from a living one")
    }
    return LeaseHolder(
      bootID: boot, pid: pid, processStart: start, command: command, since: since)
  }

  /// Whether the process is still the one that took the lease: same boot, number and start time.
  var isAlive: Bool {
    LeaseHolder.bootID() == bootID && LeaseHolder.startTime(of: pid) == processStart
  }

  /// The machine's boot.
  static func bootID() -> String? {
    text("/proc/sys/kernel/random/boot_id").map { String($0.prefix { $0 != "\n" }) }
  }

  /// Field 22 of `/proc/PID/stat`; the name in field 2 may hold blanks and brackets.
  private static func startTime(of pid: Int32) -> Int64? {
    guard let stat = text("/proc/\(pid)/stat"), let end = stat.lastIndex(of: ")") else {
      return nil
    }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? Int64(fields[19]) : nil
  }

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
