internal import Checkpoints
internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// The backups of a pipeline: files named by their time beside the database.
struct Backups {
  /// The folder.
  let folder: String
  /// The round's short name, which begins the name of every backup.
  let round: String
  /// The offset of the times in their names, in seconds east of UTC.
  let utcOffset: Int

  /// The suffix of backups made by ticks: only those are ever removed.
  static let nightly = "-nightly.sqlite"

  /// Names the backups of a pipeline.
  init(_ pipeline: Definition) {
    folder = pipeline.settings.checkpointsPath + "/backups"
    round = pipeline.round.id
    utcOffset = pipeline.settings.utcOffsetSeconds
  }

  /// Removes the remains of killed backups and verifications.
  func sweep() { CheckpointStore.sweepUnfinished(in: folder, prefix: round + "-") }

  /// Denies all other accounts access to the folder and to what older programs left in it.
  func keepPrivate() throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    try DurableFolder.keepPrivate(folder)
    for name in names { try DurableFolder.keepPrivate(folder + "/" + name) }
  }

  /// The names of all backups, the newest first; their names sort by time.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter(isOwn).sorted(by: >)
  }

  /// Whether a backup is this round's: another round's id may begin with this one's.
  private func isOwn(_ name: String) -> Bool {
    guard name.hasPrefix(round + "-"), name.hasSuffix(".sqlite") else { return false }
    let day = name.dropFirst(round.count + 1).prefix { $0 != "-" }
    return day.count == 8 && day.allSatisfy(\.isNumber)
  }

  /// The paths of the backups made by ticks, beyond the newest ones.
  func outdated(keeping count: Int) -> [String] {
    names.filter { $0.hasSuffix(Backups.nightly) }.dropFirst(count).map { folder + "/" + $0 }
  }

  /// The path of a backup made at a moment.
  func path(at moment: Instant, isNightly: Bool) -> String {
    let stamp = stamp(moment)
    return "\(folder)/\(round)-\(stamp.day)-\(stamp.time)"
      + (isNightly ? Backups.nightly : ".sqlite")
  }

  /// Whether a tick made a backup on the day of a moment.
  func hasNightly(onDayOf moment: Instant) -> Bool {
    let start = "\(round)-\(stamp(moment).day)-"
    return names.contains { $0.hasPrefix(start) && $0.hasSuffix(Backups.nightly) }
  }

  /// The moment in the name of a backup that `path(at:isNightly:)` gave; nil for another name.
  func moment(of name: String) -> Instant? {
    let digits = Array(name.dropFirst(round.count + 1).filter(\.isNumber).prefix(14))
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { Int(String(digits[range])) ?? 0 }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: utcOffset) ?? .gmt
    let parts = DateComponents(
      year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
      minute: number(10..<12), second: number(12..<14))
    return calendar.date(from: parts).map { Instant(seconds: Int64($0.timeIntervalSince1970)) }
  }

  private func stamp(_ moment: Instant) -> (day: String, time: String) {
    // dd mm yyyy hhmmss, reordered so that names sort by time.
    let parts = Array(Moment.text(moment, offset: utcOffset).filter(\.isNumber))
    return (String(parts[4..<8] + parts[2..<4] + parts[0..<2]), String(parts[8...]))
  }
}

extension Runner {
  /// Copies the database into a backup and verifies the copy by opening it.
  ///
  /// - Parameter target: The file; nil for one named by the time, in `backups` beside the database.
  /// - Returns: The file.
  /// - Throws: `RunnerFailure` when the copy cannot be made or is damaged.
  public func backUp(to target: String?) throws -> String {
    try Runner.mapped {
      let backups = Backups(pipeline)
      if target == nil { try DurableFolder.makeDurableFolder(backups.folder, access: .ownerOnly) }
      let now = clock()
      let file = target ?? backups.path(at: now, isNightly: false)
      let store = try openStore()
      try store.backUp(
        to: file, audit: Audit(who: request.actor, verb: "backup", reason: request.reason, at: now))
      // A backup in the folder clears the failed daily backup that `status` reports.
      if target == nil, pipeline.settings.backupsKept != nil {
        try store.record(NightlyBackup(triedAt: now, file: file, fault: ""))
      }
      return file
    }
  }

  /// Makes the day's backup by the policy in `pipeline.yaml`, and removes those beyond the newest;
  /// a failure is recorded for `status` and does not fail the run.
  ///
  /// - Parameter store: The database, held by this process.
  /// - Returns: The result; nil when there is no policy or the day already has its backup.
  func makeNightlyBackup(_ store: CheckpointStore) -> NightlyBackup? {
    guard let keep = pipeline.settings.backupsKept else { return nil }
    let backups = Backups(pipeline)
    let now = clock()
    guard !backups.hasNightly(onDayOf: now) else { return nil }
    let made: NightlyBackup
    do {
      let file = backups.path(at: now, isNightly: true)
      try DurableFolder.makeDurableFolder(backups.folder, access: .ownerOnly)
      try store.backUp(
        to: file,
        audit: Audit(who: request.actor, verb: "backup", reason: "the day's backup", at: now))
      made = NightlyBackup(triedAt: now, file: file, fault: "")
      // Older backups are removed only once a newer one is verified.
      for old in backups.outdated(keeping: keep) {
        try FileManager.default.removeItem(atPath: old)
      }
    } catch {
      return record(
        NightlyBackup(triedAt: now, file: "", fault: Runner.failure(from: error).cause), store)
    }
    return record(made, store)
  }

  private func record(_ backup: NightlyBackup, _ store: CheckpointStore) -> NightlyBackup {
    // If even this cannot be written, the age of the last backup reveals it.
    try? store.record(backup)
    return backup
  }
}
