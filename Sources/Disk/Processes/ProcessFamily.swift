internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// The processes started by one program, tracked so that all can be killed.
///
/// A process belongs to the family when it carries the family's mark in its environment or was seen
/// below the program's own process. It can leave the group and the session, and even clear its
/// environment, but not before it was seen once.
package struct ProcessFamily {
  /// The environment variable that holds the mark.
  package static let variable = "PARINDEX_HOOK"

  /// The mark that members carry in their environment.
  let mark: String
  private var seen: Set<Member> = []

  /// A process, distinguished by its start time from a later one with the same number.
  private struct Member: Hashable {
    let process: pid_t
    let start: String
  }

  /// Names a family.
  init(mark: String) { self.mark = mark }

  /// Records the processes below a process.
  mutating func note(childrenOf process: pid_t) {
    let all = ProcessFamily.all()
    var found: Set<pid_t> = [process]
    while true {
      let more = all.filter { found.contains($0.parent) && !found.contains($0.member.process) }
      if more.isEmpty { break }
      found.formUnion(more.map(\.member.process))
      seen.formUnion(more.map(\.member))
    }
  }

  /// Kills every member, then any that they started before dying.
  func kill() {
    for _ in 0..<50 {
      let all = ProcessFamily.all()
      let members = all.filter { entry in
        seen.contains(entry.member) || ProcessFamily.carries(mark, entry.member.process)
      }.filter { !$0.isDead && $0.member.process != getpid() }
      if members.isEmpty { return }
      for entry in members { _ = Glibc.kill(entry.member.process, SIGKILL) }
      usleep(10_000)
    }
  }

  private typealias Process = (member: Member, parent: pid_t, isDead: Bool)

  /// All processes in `/proc`.
  private static func all() -> [Process] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.compactMap { process -> Process? in
      guard let bytes = bytes("/proc/\(process)/stat") else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      // The name in field 2 may contain spaces and parentheses.
      guard let end = text.lastIndex(of: ")") else { return nil }
      let fields = text[text.index(after: end)...].split(separator: " ")
      guard fields.count > 19, let parent = pid_t(fields[1]) else { return nil }
      return (Member(process: process, start: String(fields[19])), parent, fields[0] == "Z")
    }
  }

  private static func carries(_ mark: String, _ process: pid_t) -> Bool {
    let line = Array("\(ProcessFamily.variable)=\(mark)".utf8)
    return (bytes("/proc/\(process)/environ") ?? []).split(separator: 0).contains {
      $0.elementsEqual(line)
    }
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }
}
