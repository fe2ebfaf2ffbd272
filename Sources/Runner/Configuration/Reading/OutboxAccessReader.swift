internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads `outbox_access`: who may read the files in Outbox.
struct OutboxAccessReader {
  let log: FaultLog

  func read(_ value: YAMLValue?) -> ReadAccess? {
    guard
      let map = value?.mapping("outbox_access", required: ["readers"], optional: ["group"]),
      let readers = map.choice("readers", of: ReadAccess.Readers.allCases)
    else { return nil }
    guard map["group"] != nil, let name = map.text("group") else {
      return ReadAccess(readers: readers)
    }
    guard let group = OutboxAccessReader.group(name.value) else {
      log.report(
        .valueWrong, at: name.place, vi: "máy này không có nhóm “\(name.value)”",
        en: "this machine has no group '\(name.value)'")
      return nil
    }
    return ReadAccess(readers: readers, group: group, groupName: name.value)
  }

  private static func group(_ name: String) -> UInt32? {
    if let number = UInt32(name) { return number }
    var entry = group_entry()
    var found: UnsafeMutablePointer<group_entry>?
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    let code = getgrnam_r(name, &entry, &buffer, buffer.count, &found)
    return code == 0 && found != nil ? entry.gr_gid : nil
  }
}

private typealias group_entry = Glibc.group
