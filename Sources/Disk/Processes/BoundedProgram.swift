internal import CLinux
internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// A child process with a deadline: when time is up, it is killed with everything it started, in
/// whatever process group or session.
package struct BoundedProgram {
  /// The program's path and its arguments.
  let words: [String]
  /// Environment variables added to the runner's own.
  let variables: [String: String]
  /// Its standard input, passed as an unnamed file so that the writer never blocks.
  let input: [UInt8]
  /// The deadline in seconds.
  let seconds: Int

  /// Describes a program and its surroundings.
  package init(words: [String], variables: [String: String], input: [UInt8], seconds: Int) {
    self.words = words
    self.variables = variables
    self.input = input
    self.seconds = seconds
  }

  /// How much of its stderr is kept, in bytes.
  private static let kept = 400

  /// Runs the program.
  ///
  /// - Returns: Why it failed; nil when it ended with exit code 0.
  package func run() -> String? {
    let feed = memfd_create("report", MFD_CLOEXEC)
    guard feed >= 0 else { return BoundedProgram.reason("memfd_create") }
    defer { close(feed) }
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC | O_NONBLOCK) == 0 else { return BoundedProgram.reason("pipe") }
    defer { close(ends[0]) }
    let fed = input.withUnsafeBytes { write(feed, $0.baseAddress, $0.count) }
    guard fed == input.count, lseek(feed, 0, SEEK_SET) == 0 else {
      close(ends[1])
      return BoundedProgram.reason("write")
    }
    var family = ProcessFamily(mark: "\(getpid())-\(SuspendingClock.now)")
    let started = spawn(input: feed, errors: ends[1], environment(family))
    close(ends[1])
    switch started {
    case .failure(let why): return why.text
    case .success(let process): return wait(for: process, &family, errors: ends[0])
    }
  }

  private struct NotStarted: Error { let text: String }

  private func spawn(
    input: Int32, errors: Int32, _ environment: [String]
  ) -> Result<pid_t, NotStarted> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var argv = words.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, words.first ?? "", &actions, &attributes, &argv, &envp)
    return code == 0
      ? .success(process)
      : .failure(NotStarted(text: "cannot be started: \(String(cString: strerror(code)))"))
  }

  private func environment(_ family: ProcessFamily) -> [String] {
    let variables = variables.merging([ProcessFamily.variable: family.mark]) { $1 }
    var lines: [String] = []
    var entry = environ
    while let text = entry.pointee {
      let line = String(cString: text)
      let name = String(line.prefix { $0 != "=" })
      if variables[name] == nil { lines.append(line) }
      entry += 1
    }
    // No variable can hold a NUL.
    return lines
      + variables.sorted { $0.key < $1.key }.map { name, value in
        "\(name)=\(String(value.map { $0 == "\0" ? " " : $0 }))"
      }
  }

  private func wait(
    for process: pid_t, _ family: inout ProcessFamily, errors: Int32
  ) -> String? {
    let deadline = SuspendingClock.now + .seconds(seconds)
    var said: [UInt8] = []
    var status: Int32 = 0
    while true {
      var polled = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
      // A closed pipe is always ready: then only the pause below slows the loop.
      if poll(&polled, 1, 20) > 0, polled.revents & Int16(POLLIN) == 0 { usleep(20_000) }
      drain(errors, into: &said)
      if waitpid(process, &status, WNOHANG) == process { break }
      family.note(childrenOf: process)
      if SuspendingClock.now >= deadline {
        kill(-process, SIGKILL)
        family.kill()
        waitpid(process, &status, 0)
        return "killed after \(seconds) s"
      }
    }
    drain(errors, into: &said)
    guard status != 0 else { return nil }
    let how = status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
    let text = String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return text.isEmpty ? how : "\(how): \(Printable.line(text))"
  }

  /// Drains the output so that the writer never blocks, and keeps the beginning.
  private func drain(_ descriptor: Int32, into said: inout [UInt8]) {
    var chunk = [UInt8](repeating: 0, count: 4096)
    // Bounded, so that an endless writer does not outlive its deadline.
    for _ in 0..<256 {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return }
      said += chunk[..<count].prefix(max(0, BoundedProgram.kept - said.count))
    }
  }

  private static func reason(_ call: String) -> String {
    "\(call) failed: \(String(cString: strerror(errno)))"
  }
}
