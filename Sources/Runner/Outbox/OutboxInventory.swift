internal import Checkpoints
internal import Disk
internal import Domain

/// The one list of everything that the program wrote to Outbox.
///
/// Other entries in these places are reported and never touched; entries beside them in Outbox are
/// ignored here. A new file that the program writes must be added to `places` or to `signals`.
struct OutboxInventory {
  /// The round's Outbox.
  let outbox: Outbox
  /// The database, which records the files written to it.
  let store: CheckpointStore

  /// The files in `_status`: the signals for monitors and the owner of the Outbox.
  static let signals = ["heartbeat.json", "parindex.prom", "round.json"]

  /// The findings of a look at the places where only the program writes.
  struct Findings {
    var foreign: [ForeignEntry] = []
    /// One line per fault, with its generation; nil for other faults.
    var faults: [(generation: Int?, line: String)] = []

    /// The faults of all but one generation.
    func faults(besides generation: Int) -> [String] {
      faults.filter { $0.generation != generation }.map(\.line)
    }
  }

  /// Compares names and sizes.
  ///
  /// - Parameter shown: The generation whose bytes the caller reads itself, to read the bytes of
  ///   all others here and name missing generations; nil for names and sizes alone.
  /// - Returns: The deviations from what the program wrote.
  /// - Throws: Why the database could not be read.
  func look(readingAllBut shown: Int? = nil) throws -> Findings {
    var findings = Findings()
    func add(_ found: OwnedFindings, of generation: Int? = nil) {
      findings.foreign += found.foreign
      findings.faults += found.faults.map { (generation, $0) }
    }
    let generations = try generations()
    add(try roundFolder(Set(generations.map(\.number)), isWhole: shown != nil))
    for (number, manifest) in generations {
      let found = generation(number, manifest)
      add(found, of: number)
      guard let shown, number != shown, found.faults.isEmpty, let manifest else { continue }
      let faults = GenerationCheck(outbox: outbox).faults(of: number, manifest: manifest)
      findings.faults += faults.map { (number, "generations/\(number)/\($0)") }
    }
    for place in try places() { add(place.look(in: outbox.root)) }
    findings.foreign.sort { Bytewise($0.path) < Bytewise($1.path) }
    return findings
  }

  /// The places beside the generations.
  private func places() throws -> [OwnedPlace] {
    var receipts = OwnedPlace("receipts", isStaged: true)
    for current in try store.current(stage: .publish).values {
      for line in current.summary.utf8.split(separator: UInt8(ascii: "\n")) {
        guard let blank = line.firstIndex(of: UInt8(ascii: " ")),
          let size = Int(Substring(line[..<blank]))
        else { continue }
        receipts.expect(String(Substring(line[line.index(after: blank)...])), .sized(size))
      }
    }
    var status = OwnedPlace("_status", isStaged: true)
    for name in OutboxInventory.signals { status.expect(name, .any) }
    return [receipts, status]
  }

  /// The round's own folder: `latest`, and the numbers of generations.
  private func roundFolder(_ known: Set<Int>, isWhole: Bool) throws -> OwnedFindings {
    var findings = OwnedFindings()
    // When the round's folder is Outbox itself, the other places are beside its generations.
    let beside = outbox.folder == outbox.root ? ["receipts", "_status"] : []
    let ours = Set(of: ["generations"] + beside)
    let place = outbox.folder == outbox.root ? "" : outbox.round + "/"
    for name in outbox.entries(of: outbox.folder) {
      let kind = outbox.kind(of: outbox.folder + "/" + name.text)
      if kind == .folder, ours.contains(name) { continue }
      let isLatest = name == "latest" || name == ".latest"
      if isLatest, kind == .link, outbox.shown(by: name.text).map(known.contains) ?? false {
        continue
      }
      findings.foreign.append(ForeignEntry(path: place + Printable.line(name.text), kind: kind))
    }
    let folder = outbox.folder + "/generations"
    var found: Set<Int> = []
    for name in outbox.entries(of: folder) {
      let kind = outbox.kind(of: folder + "/" + name.text)
      if kind == .folder, Outbox.isStagedGeneration(name.text) { continue }
      if kind == .folder, let number = Outbox.number(name.text), known.contains(number) {
        found.insert(number)
        continue
      }
      findings.foreign.append(
        ForeignEntry(path: place + "generations/" + Printable.line(name.text), kind: kind))
    }
    if isWhole {
      findings.faults += try store.publications(round: outbox.round)
        .filter { $0.state == .visible && !found.contains($0.generation) }
        .map { "generations/\($0.generation) is missing" }
    }
    return findings
  }

  /// The known generations, with their manifests, verified where the database has a digest.
  private func generations() throws -> [(number: Int, manifest: [UInt8]?)] {
    let publications = try store.publications(round: outbox.round)
    let noted = try UnknownGeneration(outbox: outbox, store: store).noted()
      .subtracting(publications.map(\.generation))
    return publications.map { ($0.generation, outbox.manifest(of: $0)) }
      + noted.sorted().map { number in
        let path = outbox.generation(number) + "/manifest.json"
        guard case .bytes(let bytes) = RegularFile.read(path) else { return (number, nil) }
        return (number, bytes)
      }
  }

  /// The files of a generation, by names and sizes.
  private func generation(_ number: Int, _ manifest: [UInt8]?) -> OwnedFindings {
    let path = (outbox.folder == outbox.root ? "" : outbox.round + "/") + "generations/\(number)"
    guard outbox.kind(of: outbox.generation(number)) == .folder else { return OwnedFindings() }
    guard let manifest, let decoded = try? CanonicalJSON.decode(Manifest.self, from: manifest)
    else {
      var findings = OwnedFindings()
      findings.faults = ["generations/\(number)/manifest.json differs from the published one"]
      return findings
    }
    var place = OwnedPlace(path)
    place.expect("manifest.json", .sized(manifest.count))
    for file in decoded.files { place.expect(file.path, .sized(file.size)) }
    return place.look(in: outbox.root)
  }
}
