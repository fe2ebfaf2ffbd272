internal import Disk
internal import Domain

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
    guard let group = UserGroup.number(name.value) else {
      log.report(
        .valueWrong, at: name.place, vi: "máy này không có nhóm “\(name.value)”",
        en: "this machine has no group '\(name.value)'")
      return nil
    }
    return ReadAccess(readers: readers, group: group, groupName: name.value)
  }
}
