internal import Digests
internal import Disk
internal import Domain
internal import Stages

/// The receipts in Outbox held against what was recorded, and against what is made again.
struct ReceiptCheck {
  /// How many receipts were recorded, and how many of them the next run writes anew, since what
  /// they say is another by now.
  var count = 0, due = 0
  /// Differences between the receipts in Outbox and what was recorded, a line a file.
  var faults: [String] = []
  /// The files that these lines begin with.
  var faulty: Set<Bytewise> = []
  /// Differences between the receipts made again and what was recorded, a line a file.
  var rebuildFaults: [String] = []

  fileprivate mutating func add(_ place: String, _ what: String) {
    faults.append("\(place) \(what)")
    faulty.insert(Bytewise(place))
  }

  fileprivate mutating func add(_ other: ReceiptCheck) {
    count += other.count
    due += other.due
    faults += other.faults
    faulty.formUnion(other.faulty)
    rebuildFaults += other.rebuildFaults
  }
}

extension ReceiptPass {
  /// Reads every receipt in Outbox and makes it again.
  ///
  /// - Parameters:
  ///   - files: The settled files.
  ///   - outbox: Where they lie.
  /// - Returns: What differs.
  /// - Throws: What keeps a checkpoint from being read.
  func check(_ files: [SettledFile], in outbox: Outbox) throws -> ReceiptCheck {
    let twins = NameTwins(files.map(\.arrival.path), round)
    var check = ReceiptCheck()
    for chunk in files.chunks(of: 64) {
      let checked = try workers.map(Array(chunk)) { file in
        try self.check(file, twins, outbox)
      }
      for one in checked { check.add(one) }
    }
    return check
  }

  private func check(
    _ file: SettledFile, _ twins: NameTwins, _ outbox: Outbox
  ) throws -> ReceiptCheck {
    var check = ReceiptCheck()
    let partition = ReceiptPass.partition(
      path: file.arrival.path, sha256: file.arrival.sha256)
    guard let entry = ledger.entry(.publish, partition) else {
      check.due = 1
      return check
    }
    check.count = 1
    let recorded = try ledger.output(Publish.self, partition).listing
    for file in recorded {
      let place = "receipts/\(Printable.line(file.path))"
      switch RegularFile.read(outbox.receipts + "/" + file.path) {
      case .unread(.notRegular): check.add(place, "is no file")
      case .unread: check.add(place, "is missing or cannot be read")
      case .bytes(let bytes):
        if bytes.count == file.size, Digests.sha256(bytes).description == file.sha256 { continue }
        check.add(place, "differs from its digest")
      }
    }
    guard entry.fingerprint == publish.fingerprint(inputs(file, twins)).digest else {
      check.due = 1
      return check
    }
    let made = publish.stage.run(.receipt(try receipt(file, twins))).listing
    if made != recorded {
      check.rebuildFaults = made.filter { !recorded.contains($0) }.map {
        "receipts/\(Printable.line($0.path)) comes out otherwise"
      }
    }
    return check
  }
}
