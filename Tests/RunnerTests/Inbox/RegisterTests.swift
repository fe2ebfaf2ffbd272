import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The register of incoming documents as people make it.
struct RegisterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let path: Bytewise = "HD-SO-SYT/tự chấm.xml"
  /// 10:00 on 8 January 2024 in Vietnam.
  static let moment = Instant(seconds: 1_704_682_800)
  /// Long after every time that these registers state.
  static let now = Instant(seconds: 4_102_444_800)
  static let (a, b) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))

  func register(
    _ bytes: [UInt8], paths: [Bytewise] = [RegisterTests.path, "x.xml", "y.xml"],
    largest: Int = ReceivedRegister.largest
  ) throws -> ReceivedRegister {
    try folder.write(bytes, to: ReceivedRegister.path.text)
    return ReceivedRegister(
      inbox: folder.path, paths: paths, utcOffset: 25_200, now: RegisterTests.now,
      largest: largest)
  }

  /// A year typed wrong would put a file behind every later revision.
  @Test func aTimeThatHasNotComeIsAFault() throws {
    let read = try register("path,received_at\n\(RegisterTests.path),2142-01-08T10:00:00+07:00\n")
    #expect(read.lines.isEmpty)
    let found = try #require(read.findings.first)
    #expect(found.code == .registerLine && found.place?.row == 2 && found.place?.column == 2)
    #expect(found.message.vi.contains("thời điểm còn xa mới đến"))
  }

  func register(_ text: String) throws -> ReceivedRegister { try register(Array(text.utf8)) }

  static let ways: [String] = [
    "path,received_at\n\(path),2024-01-08T10:00:00+07:00\n",
    "path,received_at\r\n\(path),2024-01-08T03:00:00Z\r\n",
    "\u{FEFF}path;received_at\r\n\(path);08/01/2024 10:00\r\n",
    "\u{FEFF}sep=;\r\npath;received_at\r\n\(path);8/1/2024 10:00:00\r\n",
    "path\treceived_at\n\(path)\t2024-01-08 10:00",
    "stt,received_at,ghi chú,path\n1,2024-01-08 10:00:00,\"gửi thư, 2 bản\",\(path)\n",
    "stt,path,received_at,note\n1,\(path),08/01/2024 10:00,\"dòng một\ndòng hai\"\n",
    "Path , Received_At \n \(path)\u{A0} , 08/01/2024  10:00 \n",
    "\"path\",\"received_at\"\n\"\(path)\",\"10:00 08/01/2024\"\n",
    "path,received_at\r\(path),08/01/2024 10h00\r",
    "\n\npath,received_at\n\n,\n\(path),2024-01-08 10:00 +0700\n",
    "path,received_at\nHD-SO-SYT\\tự chấm.xml,08-01-2024 10:00\n",
    "path,received_at\nInbox/\(path),2024-01-08 10:00:00.250+07:00\n",
    "path,received_at,sha256\n\(path),2024-01-08 10:00,\n",
    "path,received_at,sha256\n\(path),2024-01-08 10:00,\(String(repeating: "A", count: 64))\n",
  ]

  @Test(arguments: ways.indices)
  func aRegisterIsReadAsPeopleSaveIt(way: Int) throws {
    let register = try register(RegisterTests.ways[way])
    #expect(register.findings.isEmpty, "\(register.findings.map(\.message.en))")
    #expect(
      register.receivedAt(RegisterTests.path, RegisterTests.a, after: []) == RegisterTests.moment)
  }

  @Test func aDayAloneBeginsAtMidnight() throws {
    let register = try register("path,received_at\nx.xml,08/01/2024\ny.xml,2024-01-08\n")
    let midnight = Instant(seconds: 1_704_646_800)
    for path: Bytewise in ["x.xml", "y.xml"] {
      #expect(register.receivedAt(path, RegisterTests.a, after: []) == midnight)
    }
  }

  @Test(arguments: [
    "hd-so-syt/tự chấm.xml", "HD-SO-SYT/tự chấm.xml".decomposedStringWithCanonicalMapping,
    "HD-SO-SYT\\TỰ CHẤM.xml", "HD-SO-SYT/tự\u{200B} chấm.xml", "HD‐SO‐SYT/tự chấm.xml",
  ])
  func aLineThatNearlyNamesAFileIsAFinding(name: String) throws {
    let register = try register("path,received_at\n\(name),08/01/2024 10:00\nz.xml,08/01/2024\n")
    let finding = try #require(register.findings.first)
    #expect(register.findings.count == 1 && finding.severity == .warning)
    #expect(finding.code == .registerLine && finding.place?.row == 2)
    #expect(finding.expected.vi.contains("HD-SO-SYT/tự chấm.xml"))
    #expect(register.receivedAt(RegisterTests.path, RegisterTests.a, after: []) == nil)
  }

  @Test(arguments: ["Received.csv", "received (1).csv", "so.xlsx"])
  func whatLiesBesideItIsNamed(name: String) throws {
    try folder.write([1], to: "_register/" + name)
    try folder.write([1], to: "_register/.gitkeep")
    let alone = ReceivedRegister(
      inbox: folder.path, paths: [], utcOffset: 25_200, now: RegisterTests.now)
    #expect(alone.findings.map(\.found) == [name] && alone.isThere)
    let beside = try register(RegisterTests.ways[0])
    #expect(beside.findings.map(\.found) == [name])
    #expect(beside.findings.allSatisfy { $0.severity == .warning })
    #expect(
      beside.receivedAt(RegisterTests.path, RegisterTests.a, after: []) == RegisterTests.moment)
  }

  static let badTimes = [
    "", "hôm qua", "31/02/2024 10:00", "2024-13-01 10:00", "08/01/2024 24:00", "08/01/2024 10:60",
    "08/01/24 10:00", "1/8/2024 10:00 AM", "2024-01-08T10:00:00+25:00", "2024-01-08T10:00:00 Z x",
    "08/01-2024", "10:00", "0x7e8-01-08", "２０２４-01-08 10:00", "2024-01-08T", "45299.41667",
  ]

  @Test(arguments: badTimes)
  func oneBadTimeIsAFindingWithItsLineAndTheOthersAreUsed(time: String) throws {
    let register = try register(
      "path,received_at\nx.xml,\"\(time)\"\n\(RegisterTests.path),08/01/2024 10:00\n")
    let finding = try #require(register.findings.first)
    #expect(register.findings.count == 1 && finding.code == .registerLine)
    #expect(finding.place == CellAddress(sheet: "received.csv", row: 2, column: 2))
    #expect(finding.message.vi.contains("Dòng 2") && finding.severity == .error)
    #expect(finding.found == time)
    #expect(register.receivedAt("x.xml", RegisterTests.a, after: []) == nil)
    #expect(
      register.receivedAt(RegisterTests.path, RegisterTests.a, after: []) == RegisterTests.moment)
  }

  @Test func everyKindOfBadLineIsNamedAndHarmsNoOther() throws {
    let long = String(repeating: "z", count: 70_000)
    let lines = [
      "path,received_at,sha256", ",08/01/2024 10:00,", "x.xml,08/01/2024 10:00,abc",
      "\"x.xml,08/01/2024 10:00,", "\(long),08/01/2024 10:00,", "x.xml", "y.xml,08/01/2024 10:00,",
      "y.xml,08/01/2024 10:00,", "\(RegisterTests.path),08/01/2024 10:00,",
    ]
    let register = try register(lines.joined(separator: "\n"))
    #expect(register.findings.map { $0.place?.row } == [2, 3, 4, 5, 6, 8])
    #expect(register.findings.last?.severity == .warning, "a repeated line")
    for path in ["y.xml", RegisterTests.path] {
      #expect(register.receivedAt(path, RegisterTests.a, after: []) == RegisterTests.moment)
    }
  }

  @Test func aHundredBadLinesAreNamedAndAllAreCounted() throws {
    let text = "path,received_at\n" + String(repeating: "x.xml,?\n", count: 2_500)
    let register = try register(text)
    #expect(register.findings.count == 101)
    #expect(register.findings.last?.message.en.contains("2400 more lines") == true)
    #expect(register.findings.last?.message.en.contains("2500 in all") == true)
  }

  @Test func aTimeHoldsForOneContent() throws {
    let one = try register("path,received_at\nx.xml,2024-01-08 10:00\n")
    #expect(one.receivedAt("x.xml", RegisterTests.a, after: []) == RegisterTests.moment)
    #expect(one.receivedAt("x.xml", RegisterTests.b, after: [RegisterTests.a]) == nil)
    // The lines of a path in order of time, not of place: the n-th for the n-th content.
    let two = try register(
      "path,received_at\nx.xml,2024-01-09 10:00\nx.xml,2024-01-08 10:00\n")
    #expect(two.receivedAt("x.xml", RegisterTests.a, after: []) == RegisterTests.moment)
    #expect(
      two.receivedAt("x.xml", RegisterTests.b, after: [RegisterTests.a])?.seconds
        == RegisterTests.moment.seconds + 86_400)
    #expect(
      two.receivedAt("x.xml", RegisterTests.a, after: [RegisterTests.a, RegisterTests.b]) == nil)
  }

  @Test func aLineWithADigestIsForThatContentAlone() throws {
    let register = try register(
      """
      path,received_at,sha256
      x.xml,2024-01-08 10:00,\(RegisterTests.b)
      x.xml,2024-01-07 10:00,
      """)
    let (a, b) = (RegisterTests.a, RegisterTests.b)
    let day: Int64 = 86_400
    #expect(register.receivedAt("x.xml", b, after: []) == RegisterTests.moment)
    #expect(
      register.receivedAt("x.xml", a, after: [b])?.seconds == RegisterTests.moment.seconds - day)
    #expect(register.receivedAt("x.xml", b, after: [b]) == nil, "it came by that line before")
    #expect(register.receivedAt("x.xml", String(repeating: "c", count: 64), after: [a, b]) == nil)
  }

  @Test func whatIsNoRegisterIsSaidAndStopsNothing() throws {
    let manager = FileManager.default
    let place = folder.path + "/" + ReceivedRegister.path.text
    func code() -> [FindingCode] {
      let read = ReceivedRegister(
        inbox: folder.path, paths: ["x.xml"], utcOffset: 0, now: RegisterTests.now)
      return read.findings.map(\.code)
    }
    #expect(code() == [], "no register is no fault")
    try manager.createDirectory(atPath: place, withIntermediateDirectories: true)
    #expect(code() == [.registerUnreadable], "a folder")
    try manager.removeItem(atPath: place)
    try #require(mkfifo(place, 0o600) == 0)
    #expect(code() == [.registerUnreadable], "a pipe")
    try manager.removeItem(atPath: place)
    try folder.write(Array("path,received_at\nx.xml,2024-01-08 10:00\n".utf8), to: "other.csv")
    try manager.createSymbolicLink(
      atPath: place, withDestinationPath: folder.path + "/other.csv")
    #expect(code() == [.registerUnreadable], "a link")
    try manager.removeItem(atPath: folder.path + "/_register")
    try folder.write([1], to: "_register")
    #expect(code() == [.registerUnreadable], "a file where its folder belongs")
    try manager.removeItem(atPath: folder.path + "/_register")
    try manager.createDirectory(
      atPath: folder.path + "/elsewhere", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: folder.path + "/_register", withDestinationPath: folder.path + "/elsewhere")
    try folder.write(Array("path,received_at\n".utf8), to: "elsewhere/received.csv")
    #expect(code() == [.registerUnreadable], "a link where its folder belongs")
  }

  static let unusable: [[UInt8]] = [
    [], Array("x.xml,2024-01-08 10:00\n".utf8), [0xFF, 0xFE, 0x70, 0],
    [UInt8](repeating: 0, count: 9), Array("PK\u{3}\u{4}".utf8),
  ]

  @Test(arguments: unusable)
  func aFileWithoutTheHeadingsIsOneFinding(bytes: [UInt8]) throws {
    let register = try register(bytes)
    #expect(register.findings.map(\.code) == [.registerUnreadable])
    #expect(register.lines.isEmpty)
  }

  @Test func aRegisterThatIsTooLargeIsNamedAndNotRead() throws {
    let text = "path,received_at\nx.xml,2024-01-08 10:00\n"
    #expect(try register(Array(text.utf8), largest: text.utf8.count).findings.isEmpty)
    let register = try register(Array(text.utf8), largest: text.utf8.count - 1)
    #expect(register.findings.map(\.code) == [.registerUnreadable])
    #expect(register.findings.first?.message.vi.contains("100 MB") == true)
    #expect(register.lines.isEmpty)
  }

  @Test func linesAboutFilesThatAreNotThereAreNotKept() throws {
    var text = "path,received_at\n"
    for number in 0..<50_000 { text += "SO-\(number)/a.xml,2024-01-08 10:00\n" }
    text += "x.xml,2024-01-08 10:00\n"
    let register = try register(text)
    #expect(register.findings.isEmpty && register.lines.count == 1)
    #expect(register.receivedAt("x.xml", RegisterTests.a, after: []) == RegisterTests.moment)
  }

  @Test func aPathIsFoundByItsBytes() throws {
    let names: [Bytewise] = ["\u{E1}.xml", "a\u{301}.xml"]
    let register = try register(
      Array("path,received_at\n\(names[1]),2024-01-08 10:00\n".utf8), paths: names)
    #expect(register.receivedAt(names[0], RegisterTests.a, after: []) == nil)
    #expect(register.receivedAt(names[1], RegisterTests.a, after: []) == RegisterTests.moment)
  }
}
